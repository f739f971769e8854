import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Command, canAnswer, canOffer, mayWithdraw, offerState, whyLapsed } from "./rules";

const END = new Date("2026-05-01T10:15:00Z");
const OPEN = { expiresAt: END, acceptedAt: null, declinedAt: null, withdrawnAt: null };
const before = new Date(END.getTime() - 1);
const ADA = { id: "ada", name: "Ada" };
const held: Command = { status: "INVESTIGATING", commander: ADA };

describe("the state of an offer", () => {
  it("is open until its end, and expired from that instant on", () => {
    expect(offerState(OPEN, before)).toBe("OPEN");
    expect(offerState(OPEN, END)).toBe("EXPIRED");
  });

  it("stays what it was answered, whatever the time", () => {
    const answers = [
      ["acceptedAt", "ACCEPTED"],
      ["declinedAt", "DECLINED"],
      ["withdrawnAt", "WITHDRAWN"],
    ] as const;
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true }),
        fc.constantFrom(...answers),
        (now, [column, state]) => {
          expect(offerState({ ...OPEN, [column]: before }, now)).toBe(state);
        },
      ),
    );
  });
});

describe("an offer can be answered", () => {
  it("while it is open and still holds", () => {
    expect(canAnswer(OPEN, null, before)).toBeNull();
    expect(canAnswer(OPEN, null, END)?.message).toContain("expired");
    expect(canAnswer(OPEN, "Linus is commander now", before)?.message).toBe(
      "This offer no longer holds: Linus is commander now.",
    );
  });

  it.each(["acceptedAt", "declinedAt", "withdrawnAt"] as const)("not once %s", (column) => {
    expect(canAnswer({ ...OPEN, [column]: before }, null, before)?.code).toBe("CONFLICT");
  });
});

describe("an offer lapses", () => {
  it("with the command it was made from, and with the incident", () => {
    const offer = { fromId: "ada" };
    expect(whyLapsed(offer, held)).toBeNull();
    expect(whyLapsed(offer, { ...held, commander: null })).toBe("nobody is commander any more");
    const linus = { id: "linus", name: "Linus" };
    expect(whyLapsed(offer, { ...held, commander: linus })).toBe("Linus is commander now");
    for (const status of ["RESOLVED", "CLOSED", "CANCELLED"] as const) {
      expect(whyLapsed(offer, { ...held, status })).toBe(`the incident is ${status.toLowerCase()}`);
    }
  });
});

describe("command can be offered", () => {
  it("while somebody commands an open incident, to somebody else", () => {
    expect(canOffer(held, "grace")).toBeNull();
    expect(canOffer(held, "ada")).toMatchObject({
      code: "INVALID",
      fields: { toId: expect.any(String) },
    });
    expect(canOffer({ ...held, commander: null }, "grace")?.code).toBe("CONFLICT");
    expect(canOffer({ ...held, status: "RESOLVED" }, "grace")?.code).toBe("CONFLICT");
  });

  it("and taken back by whose command it is, and by who offered it", () => {
    const offer = { fromId: "ada", offeredById: "mary" };
    expect(["ada", "mary", "grace"].map((id) => mayWithdraw(offer, id))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
