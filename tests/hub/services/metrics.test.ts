import { expect, test } from "vitest";
import { call } from "../common/api.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";

test("the metrics are OpenMetrics text and count what is unfinished", async () => {
  const shop = await Shop.open();
  await shop.put("waits", saleInput());
  await shop.put("dead", { ...saleInput(), customer: { name: "Sem documento" } });
  const answer = await call("get", "/metrics", { token: OPERATOR_TOKEN });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^application\/openmetrics-text; version=1\.0\.0/);
  const text = answer.text;
  expect(text.endsWith("# EOF\n")).toBe(true);
  const sampleOf = (sample: string) =>
    Number(
      text
        .split("\n")
        .find((line) => line.startsWith(`${sample} `))
        ?.split(" ")[1],
    );
  expect(sampleOf('ponte_deliveries_unfinished{state="waiting"}')).toBe(1);
  expect(sampleOf('ponte_deliveries_unfinished{state="dead"}')).toBe(1);
  expect(sampleOf('ponte_connections{provider="gestaoclick",status="active"}')).toBe(1);
  expect(sampleOf("ponte_tenants")).toBe(1);
  // Every sample belongs to a metric that is declared above it.
  for (const line of text.split("\n").filter((each) => each !== "" && !each.startsWith("#"))) {
    const name = line.split(/[{ ]/)[0] ?? "";
    expect(text).toContain(`# TYPE ${name} gauge`);
  }
});
