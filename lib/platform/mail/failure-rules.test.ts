import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptance, judgeFailure } from "./failure-rules";

const recipient = (responseCode: number, response: string) =>
  judgeFailure({ message: "x", code: "EENVELOPE", responseCode, response }, false);

describe("what a failed attempt means", () => {
  it("is an end where the server refuses this mail", () => {
    expect(recipient(550, "550 5.1.1 No such user")).toEqual({
      outcome: "REFUSED",
      answer: "The mail server refuses it: 550 5.1.1 No such user",
    });
    const spam = { message: "x", code: "EMESSAGE", responseCode: 554, response: "554 Spam" };
    expect(judgeFailure(spam, true).outcome).toBe("REFUSED");
  });

  it("is a wait where the server says later", () => {
    expect(recipient(451, "451 Greylisted").outcome).toBe("FAILED");
    const full = { message: "x", code: "EMESSAGE", responseCode: 452, response: "452 Full" };
    expect(judgeFailure(full, true).outcome).toBe("FAILED");
  });

  it("is a wait where the password is wrong, since that is put right on our side", () => {
    const wrong = { message: "x", code: "EAUTH", responseCode: 535, response: "535 No" };
    expect(judgeFailure(wrong, false)).toEqual({
      outcome: "FAILED",
      answer: "The mail server does not accept the user name or password: 535 No",
    });
  });

  it("is unknown once the server has the whole mail and falls silent", () => {
    expect(judgeFailure({ message: "Timeout", code: "ETIMEDOUT" }, true).outcome).toBe("UNKNOWN");
    expect(judgeFailure({ message: "Timeout", code: "ETIMEDOUT" }, false).outcome).toBe("FAILED");
  });

  it("never ends a mail because of the network", () => {
    const codes = ["ESOCKET", "ECONNECTION", "ETIMEDOUT", "EDNS", "ETLS", "EPROTOCOL", "EABORT"];
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.boolean(), fc.string(), (code, over, message) => {
        expect(judgeFailure({ message, code }, over).outcome).not.toBe("REFUSED");
      }),
    );
  });

  it("is said in one short line, whatever the server wrote", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (response) => {
        const { answer } = acceptance(response);
        expect(answer).not.toMatch(/[\p{Cc}]/u);
        expect([...answer].length).toBeLessThanOrEqual(500);
        expect(answer.isWellFormed()).toBe(true);
      }),
    );
  });
});
