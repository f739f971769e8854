# syntax=docker/dockerfile:1
# By digest, so that a build next year starts from the same bytes; docs/operations.md says how to pin it.
ARG NODE_IMAGE=node:24-bookworm-slim
FROM ${NODE_IMAGE} AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
# The database is a service of its own here: the packaged PostgreSQL is not needed.
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/build.js

# Migrations, the worker and the command-line scripts run from the sources with the same packages.
FROM build AS tools
ENV NODE_ENV=production
RUN chown node:node /app && mkdir -p /app/.muster && chown node:node /app/.muster
USER node
CMD ["node", "scripts/migrate.js"]

FROM ${NODE_IMAGE} AS app
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 MUSTER_HOST=0.0.0.0 PORT=3000
COPY --from=build --chown=root:root /app/.next/standalone ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/live').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "./plain-output.js", "server.js"]
