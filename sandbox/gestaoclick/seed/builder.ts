import { RecordSeed } from "../../shared/seed-records.ts";
import type { Resources } from "../resources.ts";
import { firstNumber } from "../sequences.ts";

/** A company's first records and what lies in its stores. */
export class SeedBuilder extends RecordSeed<Resources> {
  readonly #stock: { produto: number; variacao: number; loja: number; thousandths: number }[] = [];

  constructor(companyId: number) {
    super(companyId, (sequence) => firstNumber(companyId, sequence));
  }

  /** Puts a whole quantity of a variation into a store. */
  stock(produtoId: string, variacaoId: string, lojaId: string, quantity: number): void {
    const [produto, variacao, loja] = [Number(produtoId), Number(variacaoId), Number(lojaId)];
    this.#stock.push({ produto, variacao, loja, thousandths: quantity * 1000 });
  }

  override statements(database: D1Database): D1PreparedStatement[] {
    const stock = `INSERT INTO gestaoclick_stock (company_id, produto_id, variacao_id, loja_id, thousandths)
      SELECT ?1, value ->> 'produto', value ->> 'variacao', value ->> 'loja', value ->> 'thousandths'
      FROM json_each(?2)`;
    return [...super.statements(database), this.bind(database, stock, this.#stock)];
  }
}
