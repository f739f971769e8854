import { expect, it } from "vitest";
import { isCommon, isPersonal } from "./password-rules";

it.each([
  "password123",
  "Password2026!",
  "1234567890",
  "9876543210",
  "qwertyuiop",
  "aaaaaaaaaaaa",
  "1212121212",
  "Welcome1234",
  "changeme!!",
  "adminadmin",
])("refuses %s, which is guessed first", (password) => {
  expect(isCommon(password)).toBe(true);
});

it.each([
  "correct horse battery",
  "8412096375",
  "passwordless life",
  "Tr0ub4dor&3x",
  "пароль-длинный",
])("accepts %s", (password) => {
  expect(isCommon(password)).toBe(false);
});

it("refuses one's own address, in any case", () => {
  expect(isPersonal("Ada.Lovelace@Example.org", "ada.lovelace@example.org")).toBe(true);
  expect(isPersonal("ada.lovelace", "ada.lovelace@example.org")).toBe(true);
  expect(isPersonal("ada.lovelace and more", "ada.lovelace@example.org")).toBe(false);
});
