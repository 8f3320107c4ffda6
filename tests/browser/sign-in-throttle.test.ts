import { expect, test } from "vitest";
import { SignInThrottle } from "../../src/routes/pages/sign-in-throttle.ts";

const MINUTE = 60_000;

function failTimes(throttle: SignInThrottle, client: string, times: number, now: number) {
  for (let count = 0; count < times; count++) throttle.noteFailure(client, now);
}

test("ten wrong tokens within five minutes make that client wait, and no other", () => {
  const throttle = new SignInThrottle();
  failTimes(throttle, "a", 9, 0);
  expect(throttle.waitMs("a", MINUTE)).toBe(0);
  throttle.noteFailure("a", MINUTE);
  expect(throttle.waitMs("a", MINUTE)).toBe(4 * MINUTE);
  expect(throttle.waitMs("b", MINUTE)).toBe(0);
});

test("the wait ends with the window, and a right token forgets what was wrong", () => {
  const throttle = new SignInThrottle();
  failTimes(throttle, "a", 10, 0);
  expect(throttle.waitMs("a", 5 * MINUTE)).toBe(0);
  failTimes(throttle, "b", 10, 0);
  throttle.forget("b");
  expect(throttle.waitMs("b", 0)).toBe(0);
});

test("it remembers a thousand clients and lets the oldest go", () => {
  const throttle = new SignInThrottle();
  failTimes(throttle, "first", 10, 0);
  for (let client = 0; client < 1_000; client++) throttle.noteFailure(`client-${client}`, 0);
  expect(throttle.waitMs("first", 0)).toBe(0);
});
