import type { Fields } from "../complex-types.ts";
import { OmieFault } from "../envelope.ts";
import { number, requireTags, text } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import { CUSTOMER_TYPES as TYPES } from "../schema/clientes.ts";
import { reads, type Service, writes } from "../service.ts";
import { findByBody, type Session } from "../session.ts";
import { announce } from "../webhooks.ts";
import { requireCustomer } from "./find.ts";
import { listCustomers, listCustomersBriefly } from "./list.ts";
import { presentCustomer } from "./present.ts";
import { alterCustomer, associateCode, findByDocument, includeCustomer, statusOf } from "./write.ts";

/** `geral/clientes`: customers and suppliers. */
export const customers: Service = {
  ListarClientes: reads(TYPES.clientes_list_request, listCustomers),
  ListarClientesResumido: reads(TYPES.clientes_list_request, listCustomersBriefly),
  ConsultarCliente: reads(TYPES.clientes_cadastro_chave, async (session, param) =>
    presentCustomer(session, await requireCustomer(session, param)),
  ),
  IncluirCliente: writes(TYPES.clientes_cadastro, includeCustomer),
  AlterarCliente: writes(TYPES.clientes_cadastro, async (session, param) =>
    alterCustomer(session, await requireCustomer(session, param), param),
  ),
  UpsertCliente: writes(TYPES.clientes_cadastro, upsertCustomer),
  UpsertClienteCpfCnpj: writes(TYPES.clientes_cadastro, upsertByDocument),
  AssociarCodIntCliente: writes(TYPES.clientes_cadastro_chave, associateCustomer),
  ExcluirCliente: writes(TYPES.clientes_cadastro_chave, removeCustomer),
};

/** The integration code alone decides between adding and changing. */
async function upsertCustomer(session: Session, param: Fields): Promise<Fields> {
  requireTags(param, ["codigo_cliente_integracao"]);
  const code = text(param, "codigo_cliente_integracao");
  const record = await findByBody(session.store, "clientes", "codigo_cliente_integracao", code);
  return record ? alterCustomer(session, record, param) : includeCustomer(session, param);
}

async function upsertByDocument(session: Session, param: Fields): Promise<Fields> {
  requireTags(param, ["cnpj_cpf"]);
  const record = await findByDocument(session, text(param, "cnpj_cpf"));
  return record ? alterCustomer(session, record, param) : includeCustomer(session, param);
}

async function associateCustomer(session: Session, param: Fields): Promise<Fields> {
  const id = number(param, "codigo_cliente_omie");
  const record = await requireCustomer(session, { codigo_cliente_omie: id });
  return associateCode(session, param, record);
}

async function removeCustomer(session: Session, param: Fields): Promise<Fields> {
  const record = await requireCustomer(session, param);
  const { store } = session;
  const id = Number(record.id);
  const used = [
    await findByBody(store, "pedidos", "cabecalho.codigo_cliente", id),
    await findByBody(store, "os", "Cabecalho.nCodCli", id),
  ];
  if (used.some((user) => user !== undefined)) {
    throw new OmieFault("101", MESSAGES.customerInUse(id));
  }
  await store.removal("clientes", record.id).run();
  await announce(session, "ClienteFornecedor.Excluido", presentCustomer(session, record));
  return statusOf(record, MESSAGES.customerRemoved);
}
