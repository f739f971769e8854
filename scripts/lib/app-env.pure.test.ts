import { afterEach, expect, it } from "vitest";
import { askedHost } from "./app-env.js";

const { HOST, MUSTER_HOST } = process.env;
afterEach(() => {
  Object.assign(process.env, { HOST: HOST ?? "", MUSTER_HOST: MUSTER_HOST ?? "" });
});

it.each([
  [{}, "127.0.0.1"],
  [{ HOST: "0.0.0.0" }, "0.0.0.0"],
  [{ HOST: "::1" }, "::1"],
  [{ HOST: "localhost" }, "localhost"],
  // Shells keep the machine's name there.
  [{ HOST: "build-machine-7" }, "127.0.0.1"],
  [{ HOST: "0.0.0.0", MUSTER_HOST: "10.1.2.3" }, "10.1.2.3"],
])("listens where %j says, and nowhere wider unless it is an address", (given, host) => {
  Object.assign(process.env, { HOST: "", MUSTER_HOST: "", ...given });
  expect(askedHost()).toBe(host);
});
