import { CODES } from "../../../sandbox/omie/seed/codes.ts";
import { type ErpAnswer, Provider, type Row, readAnswer, rowsOf } from "../provider.ts";
import { send } from "../worker.ts";

export { CODES };

let addresses = 0;

/** One company of Omie's sandbox, called from an address of its own. */
export class Omie {
  readonly provider: Provider;
  readonly address = `10.1.${Math.floor(++addresses / 250)}.${addresses % 250}`;

  constructor(provider: Provider) {
    this.provider = provider;
  }

  /** Opens a company that takes repeated calls, as tests make them; those of the limits say otherwise. */
  static async open(switches: Row = {}, seed: "demo" | "minimal" = "demo"): Promise<Omie> {
    return new Omie(
      await Provider.open("omie", { REDUNDANCY_SECONDS: 0, ERRORS_BEFORE_BLOCK: 0, ...switches }, seed),
    );
  }

  /** Calls a method of a service, `geral/clientes`. */
  call(service: string, method: string, param: Row = {}): Promise<ErpAnswer> {
    return this.raw(`/api/v1/${service}/`, { call: method, param: [param] });
  }

  /** Posts a body with the credentials in it, unless it brings its own. */
  async raw(path: string, body: Row, headers: Record<string, string> = {}): Promise<ErpAnswer> {
    const { app_key, app_secret } = this.provider.key;
    return readAnswer(
      await send(`/omie${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", "cf-connecting-ip": this.address, ...headers },
        body: JSON.stringify({ app_key, app_secret, ...body }),
      }),
    );
  }

  /** What the control API counts by method. */
  async limits(method: string): Promise<Row> {
    const limits = await this.provider.control("GET", `/limits?company=${this.provider.id}`);
    return rowsOf(limits, "methods").find((row) => row.method === method) ?? {};
  }

  async position(productId: number, placeId = 0): Promise<Row> {
    const param = { id_prod: productId, codigo_local_estoque: placeId };
    return (await this.call("estoque/consulta", "PosicaoEstoque", param)).body;
  }
}

/** How a fault of Omie's looks to a test. */
export function fault(code: string, text: string, httpStatus = 500): Row {
  return { httpStatus, body: { faultcode: `SOAP-ENV:Client-${code}`, faultstring: `ERROR: ${text}` } };
}

/** A customer as a caller sends it. */
export function customer(fields: Row = {}): Row {
  return {
    codigo_cliente_integracao: "AUVO-1",
    razao_social: "Peixaria do Porto Ltda",
    nome_fantasia: "Peixaria do Porto",
    cnpj_cpf: "11.222.333/0001-81",
    estado: "SC",
    ...fields,
  };
}

/** A sales order as a caller sends it; `blocks` replace whole blocks. */
export function order(header: Row = {}, blocks: Row = {}): Row {
  return {
    cabecalho: {
      codigo_pedido_integracao: "AUVO-ORC-1",
      codigo_cliente: CODES.customer,
      data_previsao: "20/12/2030",
      etapa: "10",
      codigo_parcela: "000",
      ...header,
    },
    det: [line()],
    frete: { modalidade: "9" },
    informacoes_adicionais: {
      codigo_categoria: CODES.goodsCategory,
      codigo_conta_corrente: CODES.account,
      consumidor_final: "S",
    },
    ...blocks,
  };
}

/** A line of a sales order. */
export function line(product: Row = {}, code = "1", more: Row = {}): Row {
  return {
    ide: { codigo_item_integracao: code },
    produto: { codigo_produto: CODES.product, quantidade: 2, valor_unitario: 149.9, ...product },
    inf_adic: { codigo_local_estoque: CODES.place },
    ...more,
  };
}

/** A work order as a caller sends it; `blocks` replace whole blocks. */
export function workOrder(header: Row = {}, blocks: Row = {}): Row {
  return {
    Cabecalho: {
      cCodIntOS: "AUVO-OS-1",
      nCodCli: CODES.customer,
      dDtPrevisao: "20/12/2030",
      cEtapa: "20",
      cCodParc: "000",
      ...header,
    },
    InformacoesAdicionais: { cCodCateg: CODES.serviceCategory, nCodCC: CODES.account },
    ServicosPrestados: [{ nCodServico: CODES.service, nQtde: 1, nValUnit: 350, cRetemISS: "N" }],
    ...blocks,
  };
}

/** Parts that leave the stock. */
export function parts(quantity = 2, more: Row = {}): Row {
  return {
    cAcaoProdUtilizados: "EST",
    produtoUtilizado: [
      { nCodProdutoPU: CODES.product, nQtdePU: quantity, codigo_local_estoque: CODES.place },
    ],
    ...more,
  };
}
