import { describe, expect, test } from "vitest";
import { hostProblem } from "../../../src/lib/hosts.ts";

const problemOf = (url: string, allowPrivate = false) => hostProblem(new URL(url), allowPrivate);

describe("an address that a tenant names", () => {
  test.each([
    "https://erp.example.com/api",
    "https://erp.example.com.:8443",
    "https://8.8.8.8",
    "https://[2606:4700::1111]",
    "https://mylocalhost.com.br",
    "https://local.example.com.br",
  ])("%s is public", (url) => {
    expect(problemOf(url)).toBeNull();
  });

  test.each([
    "https://localhost",
    "https://LOCALHOST",
    "https://localhost.",
    "https://localhost..",
    "https://erp.localhost",
    "https://127.0.0.1..",
    "https://0x7f.1..",
    "https://0177.0.0.1",
    "https://2130706433",
    "https://127.1",
    "https://１２７。０。０。１",
    "https://10.1.2.3",
    "https://172.16.0.1",
    "https://192.168.0.1",
    "https://100.64.0.1",
    "https://0.0.0.0",
    "https://169.254.169.254",
    "https://metadata.google.internal",
    "https://metadata.google.internal..",
    "https://metadata",
    "https://printer.local",
    "https://erp.lan",
    "https://box.localdomain",
    "https://router.home.arpa",
    "https://[::1]",
    "https://[::]",
    "https://[::127.0.0.1]",
    "https://[::10.0.0.1]",
    "https://[::ffff:127.0.0.1]",
    "https://[::ffff:0:127.0.0.1]",
    "https://[64:ff9b::127.0.0.1]",
    "https://[64:ff9b:1::7f00:1]",
    "https://[2002:7f00:1::]",
    "https://[2001::1]",
    "https://[fe80::1]",
    "https://[fc00::1]",
    "https://[fd00:ec2::254]",
    "https://[fec0::1]",
    "https://[ff02::1]",
    "https://[4000::1]",
  ])("%s is private", (url) => {
    expect(problemOf(url)).toBe("host_private");
    expect(problemOf(url, true)).toBeNull();
  });

  test("goes over https, and carries no credentials of its own", () => {
    expect(problemOf("http://erp.example.com")).toBe("host_not_https");
    expect(problemOf("ftp://erp.example.com")).toBe("host_not_https");
    expect(problemOf("ftp://erp.example.com", true)).toBe("host_not_https");
    expect(problemOf("http://127.0.0.1:9000", true)).toBeNull();
    expect(problemOf("https://user:secret@erp.example.com")).toBe("host_with_credentials");
    expect(problemOf("https://user@erp.example.com", true)).toBe("host_with_credentials");
  });
});
