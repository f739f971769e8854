import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";

type Step = { readonly op: string; readonly args: string };
type Stage = { readonly base: string; readonly steps: readonly Step[] };

/** What a stage left behind: a folder that stands for its `/app`, and how programs are run in it. */
export type Image = {
  readonly folder: string;
  readonly env: Record<string, string>;
  readonly isOrdinaryUser: boolean;
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
};

/** Whom the image's user is on this machine; only root can become somebody else. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** The stages of a Dockerfile, by name. */
export function readStages(text: string): ReadonlyMap<string, Stage> {
  const stages = new Map<string, Stage & { steps: Step[] }>();
  const lines = text.replaceAll(/\\\n/g, " ").split("\n");
  for (const line of lines.filter((each) => /^[A-Z]+ /.test(each))) {
    const [, op = "", args = ""] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    const [, base = "", name = ""] = op === "FROM" ? (/^(\S+) AS (\S+)$/.exec(args) ?? []) : [];
    if (op === "FROM") stages.set(name, { base, steps: [] });
    else [...stages.values()].at(-1)?.steps.push({ op, args });
  }
  return stages;
}

/**
 * Does a stage's steps in their order, as a builder of images would, in folders instead of layers.
 * @param made images of stages before, by name
 * @throws Error where a step fails, or is one that this does not know
 */
export function buildStage(
  { base, steps }: Stage,
  { context, folder, made }: { context: string; folder: string; made: ReadonlyMap<string, Image> },
): Image {
  const from = made.get(base);
  const at = from?.folder ?? folder;
  mkdirSync(at, { recursive: true });
  let image: Image = from ?? {
    folder: at,
    env: {},
    isOrdinaryUser: false,
    command: [],
    healthcheck: [],
  };
  for (const { op, args } of steps) {
    if (op === "RUN") execFileSync("sh", ["-c", onThisMachine(args, at)], optionsOf(image));
    else if (op === "COPY") copy(args, at, context, made);
    else image = { ...image, ...settingOf(image, op, args) };
  }
  return image;
}

function settingOf(image: Image, op: string, args: string): Partial<Image> {
  const list = () => JSON.parse(args.slice(args.indexOf("["))) as string[];
  switch (op) {
    case "ENV":
      return { env: { ...image.env, ...Object.fromEntries(pairsOf(args)) } };
    case "USER":
      return { isOrdinaryUser: true };
    case "CMD":
      return { command: list() };
    case "HEALTHCHECK":
      return { healthcheck: list() };
    case "WORKDIR":
      if (args !== "/app") throw new Error(`Another folder than /app: ${args}`);
      return {};
    case "EXPOSE":
      return {};
    default:
      throw new Error(`A step that this test does not know: ${op} ${args}`);
  }
}

function pairsOf(args: string): [string, string][] {
  return args.split(" ").map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
}

function onThisMachine(script: string, folder: string): string {
  const mapped = script.replaceAll(/\/app\b/g, folder);
  return isRoot
    ? mapped.replaceAll("node:node", `${NOBODY}:${NOBODY}`)
    : mapped.replaceAll(/\bchown node:node \S+( && )?/g, "").replace(/( && )?$/, " true");
}

function copy(
  args: string,
  folder: string,
  context: string,
  made: ReadonlyMap<string, Image>,
): void {
  const words = args.split(/\s+/);
  const flags = words.filter((word) => word.startsWith("--"));
  const files = words.filter((word) => !word.startsWith("--"));
  const stage = flags.find((flag) => flag.startsWith("--from="))?.slice("--from=".length);
  const to = path.join(folder, files.pop() ?? "");
  for (const file of files) {
    const source = stage
      ? file.replace(/^\/app/, made.get(stage)?.folder ?? "")
      : path.join(context, file);
    const isFile = !stage && existsSync(source) && file !== ".";
    cpSync(source, isFile ? path.join(to, file) : to, {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
}

/** How a program of an image is run: by its user, with its settings and nothing of this test's. */
function optionsOf({ folder, env, isOrdinaryUser }: Image, more: Record<string, string> = {}) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(NODE_ENV|VITEST.*|TEST|DATABASE_.*|NEXTAUTH_.*|MUSTER_.*|INIT_CWD)$/.test(name),
  );
  const home = `${folder}.home`;
  if (isOrdinaryUser && !existsSync(home)) {
    mkdirSync(home);
    if (isRoot) chownSync(home, NOBODY, NOBODY);
    else chmodSync(home, 0o700);
  }
  return {
    cwd: folder,
    encoding: "utf8" as const,
    stdio: "pipe" as const,
    env: {
      ...Object.fromEntries(inherited),
      ...(isOrdinaryUser && { HOME: home, npm_config_cache: path.join(home, ".npm") }),
      ...env,
      ...more,
    } as NodeJS.ProcessEnv,
    ...(isOrdinaryUser && isRoot && { uid: NOBODY, gid: NOBODY }),
  };
}

/** Runs a program in an image to its end. @returns what it printed @throws Error with that where it fails */
export function runIn(
  image: Image,
  command: readonly string[],
  env: Record<string, string>,
): string {
  const [program = "", ...args] = command;
  return execFileSync(program, args, optionsOf(image, env));
}

/** Starts a program in an image. `said` is what it has printed so far. */
export function startIn(
  image: Image,
  command: readonly string[],
  env: Record<string, string>,
): { child: ChildProcess; said: () => string } {
  const [program = "", ...args] = command;
  const child = spawn(program, args, {
    ...optionsOf(image, env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      text += chunk;
    });
  }
  return { child, said: () => text };
}
