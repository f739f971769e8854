import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judgeConfiguration } from "./configuration-rules";

const SOUND = {
  DATABASE_URL: "postgresql://muster:secret@db:5432/muster",
  NEXTAUTH_SECRET: "only-for-tests-0123456789",
};

describe("a configuration that is sound", () => {
  it("needs a database and a secret, and has defaults for the rest", () => {
    const { configuration } = judgeConfiguration(SOUND);
    expect(configuration).toMatchObject({ DATABASE_POOL_SIZE: 13, MUSTER_WORKER: "on" });
  });

  it("counts what is set to nothing as not set, whatever it is", () => {
    const names = configurable().filter((name) => !(name in SOUND));
    const empty = Object.fromEntries(names.map((name) => [name, " "]));
    expect(judgeConfiguration({ ...empty, ...SOUND }).problems).toBeNull();
  });

  it("takes the names people use before those of Next", () => {
    const spoken = { MUSTER_URL: "https://muster.example.org", MUSTER_HOST: "::1" };
    const others = { NEXTAUTH_URL: "http://other", HOSTNAME: "a1b2c3" };
    expect(judgeConfiguration({ ...SOUND, ...others, ...spoken }).configuration).toMatchObject({
      NEXTAUTH_URL: spoken.MUSTER_URL,
      HOSTNAME: "::1",
    });
  });

  it("takes sockets", () => {
    const url = "postgresql:///muster?host=/var/run/postgresql";
    expect(judgeConfiguration({ ...SOUND, DATABASE_URL: url }).problems).toBeNull();
  });
});

describe("what is wrong is one sentence with the variable's name", () => {
  it.each([
    [{ DATABASE_URL: "" }, "DATABASE_URL: it is not set"],
    [{ DATABASE_URL: "mysql://root@db/muster" }, "DATABASE_URL: mysql:// is another kind"],
    [{ DATABASE_URL: "sqlite:muster.db" }, "DATABASE_URL: sqlite:// is another kind"],
    [{ DATABASE_URL: "db.example.org" }, "DATABASE_URL: this is not an address"],
    [
      { DATABASE_URL: "postgresql://muster:a#b@db:5432/muster" },
      "DATABASE_URL: this is not an address",
    ],
    [{ DATABASE_POOL_SIZE: "many" }, "DATABASE_POOL_SIZE: write a whole number from 6 to 200."],
    [{ DATABASE_POOL_SIZE: "2" }, "DATABASE_POOL_SIZE: write a whole number from 6 to 200."],
    [{ NEXTAUTH_SECRET: "short" }, "NEXTAUTH_SECRET: it needs at least 16 characters."],
    [{ MUSTER_URL: "muster.example.org" }, "MUSTER_URL: write the whole address"],
    [{ MUSTER_URL: "localhost:3000" }, "MUSTER_URL: write the whole address"],
    [{ NEXTAUTH_URL: "ftp://muster.example.org" }, "NEXTAUTH_URL: write the whole address"],
    [
      { MUSTER_TRUSTED_PROXIES: "nginx" },
      "MUSTER_TRUSTED_PROXIES: write a whole number from 0 to 10.",
    ],
    [{ MUSTER_WORKER: "false" }, "MUSTER_WORKER: write on or off."],
    [{ MUSTER_DEMO: "true" }, "MUSTER_DEMO: write 1 to load demo data, or leave it out."],
    [{ MUSTER_WEBHOOK_ALLOW: "10.0.0.0/99" }, "MUSTER_WEBHOOK_ALLOW: separate hosts"],
    [
      { OIDC_ISSUER: "https://login.example.org" },
      "OIDC_CLIENT_ID: it is not set, and OIDC_ISSUER needs it.",
    ],
    [{ OIDC_CLIENT_ID: "muster" }, "OIDC_ISSUER: it is not set, and OIDC_CLIENT_ID needs it."],
    [
      { OIDC_DEFAULT_ROLE: "ADMIN" },
      "OIDC_DEFAULT_ROLE: write NONE, VIEWER, RESPONDER or MANAGER.",
    ],
    [{ SMTP_URL: "mail.example.org" }, "SMTP_URL: this is not the address of a mail server"],
    [{ SMTP_URL: "smtp://mail:25" }, "MAIL_FROM: it is not set, and SMTP_URL needs it."],
    [{ MAIL_FROM: "muster@example.org" }, "SMTP_URL: it is not set, and MAIL_FROM needs it."],
    [{ MAIL_FROM: "Muster" }, "MAIL_FROM: this is not a sender"],
    [{ SMTP_TIMEOUT_SECONDS: "1.5" }, "SMTP_TIMEOUT_SECONDS: write a whole number from 1 to 40."],
    [{ MUSTER_ADMIN_EMAIL: "ada@example.org" }, "MUSTER_ADMIN_PASSWORD: it is not set"],
    [
      { LOG_LEVEL: "verbose" },
      "LOG_LEVEL: write fatal, error, warn, info, debug, trace or silent.",
    ],
  ])("%j", (wrong, sentence) => {
    const { problems } = judgeConfiguration({ ...SOUND, ...wrong });
    expect(problems?.join("\n")).toContain(sentence);
    for (const problem of problems ?? []) expect(problem).toMatch(/^[A-Z_]+: [^\n]+\.\)?$/);
  });
});

describe("what can be set is said where operators look", () => {
  /** Set by compose itself, or of Next. */
  const OWN = ["HOSTNAME", "MUSTER_WORKER"];
  it.each(["README.md", "docker-compose.yml"])("%s names every variable", (file) => {
    const text = readFileSync(file, "utf8");
    const spoken = configurable().map((name) => (name === "NEXTAUTH_URL" ? "MUSTER_URL" : name));
    expect(spoken.filter((name) => !OWN.includes(name) && !text.includes(name))).toEqual([]);
  });

  it("compose passes on every variable of the README that concerns the app", () => {
    const table = readFileSync("README.md", "utf8").match(/^\| `[A-Z].*$/gm) ?? [];
    const names = table.flatMap((row) => row.split("|")[1]?.match(/[A-Z][A-Z_]{3,}/g) ?? []);
    const compose = readFileSync("docker-compose.yml", "utf8");
    // Compose has a database and a network of its own.
    const elsewhere = ["MUSTER_DATA_DIR", "MUSTER_HOST", "HOST", "MUSTER_WORKER"];
    expect(names.length).toBeGreaterThan(15);
    expect(names.filter((name) => !elsewhere.includes(name) && !compose.includes(name))).toEqual(
      [],
    );
  });
});

/** Every variable that the app reads, from its own source. */
function configurable(): string[] {
  const source = readFileSync("lib/platform/core/configuration-rules.ts", "utf8");
  return [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name = ""]) => name);
}
