import { addDays } from "../../shared/isp-charges.ts";
import { fold } from "../../shared/names.ts";
import type { Associate, Vehicle } from "../records.ts";

/** An associate about whom nothing is odd; `at` tells one from the other. */
export function ordinaryAssociate(
  at: number,
  today: string,
): Omit<Associate, "id" | "name" | "document" | "situation"> {
  return {
    sex: at % 2 === 0 ? "F" : "M",
    rg: `MG ${10_000_000 + at * 731}`,
    birthDate: `19${70 + (at % 30)}-0${1 + (at % 9)}-1${at % 10}`,
    ddd: "31",
    phone: `3${String(400 + at).padStart(3, "0")}-1${String(at).padStart(3, "0")}`,
    mobileDdd: "31",
    mobile: `98888-7${String(at).padStart(3, "0")}`,
    email: "",
    zip: "30130-010",
    street: "AVENIDA AFONSO PENA",
    number: at % 5 === 4 ? "S/N" : String(100 + at),
    complement: "",
    district: "CENTRO",
    city: "BELO HORIZONTE",
    state: "MG",
    registeredAt: addDays(today, -400 - at),
    contractAt: addDays(today, -398 - at),
    dueDay: "10",
  };
}

/** A vehicle about which nothing is odd; `at` tells one from the other. */
export function ordinaryVehicle(at: number, today: string): Omit<Vehicle, "id" | "associate" | "situation"> {
  return {
    plate: "",
    plateKey: "",
    chassis: `9BWAG45U2KT${String(500_000 + at)}`,
    renavam: String(1_000_000_000 + at * 7919).padStart(11, "0"),
    engine: `CCR${100_000 + at}`,
    model: ["4501", "4502", "4503"][at % 3] ?? "4501",
    colour: String(1 + (at % 4)),
    fuel: "2",
    yearMade: "2022",
    yearModel: "2023",
    fipeAmount: "45678.90",
    fixedAmount: "129.90",
    km: "35000",
    reason: "",
    paysOnTime: true,
    registeredAt: addDays(today, -390 - at),
    contractAt: addDays(today, -388 - at),
    reactivatedAt: "",
    changedAt: "",
    dueDay: "10",
    linkedVehicle: "",
  };
}

/** The e-mail of somebody who told none. */
export function emailOf(name: string): string {
  return `${fold(name).split(" ")[0]}@associado.example`;
}
