import type { Bilingual } from "./language.ts";

/** What people call each function. */
export const functionTitles = {
  create_order: { pt: "Criar pedido", en: "Create order" },
  create_order_existing_customer: {
    pt: "Criar pedido de cliente existente",
    en: "Create an existing customer's order",
  },
  create_lead: { pt: "Criar lead", en: "Create lead" },
  list_resellers: { pt: "Listar revendedores", en: "List resellers" },
  list_products: { pt: "Listar produtos", en: "List products" },
  list_due_dates: { pt: "Listar vencimentos", en: "List due dates" },
  list_commercial_origins: { pt: "Listar origens comerciais", en: "List commercial origins" },
  list_invoices: { pt: "Listar boletos", en: "List invoices" },
  get_invoice_pdf: { pt: "PDF do boleto", en: "Invoice PDF" },
  get_invoice: { pt: "Buscar boleto", en: "Get invoice" },
  settle_invoice: { pt: "Dar baixa no boleto", en: "Settle invoice" },
  get_customer_contacts: { pt: "Contatos do cliente", en: "Customer contacts" },
  list_pending_texts: { pt: "Avisos de pendência", en: "Pending texts" },
  get_customer: { pt: "Dados do cliente", en: "Customer" },
  open_ticket: { pt: "Abrir chamado", en: "Open ticket" },
  list_fiscal_notes: { pt: "Listar notas fiscais", en: "List fiscal notes" },
  get_fiscal_note_pdf: { pt: "PDF da nota fiscal", en: "Fiscal note PDF" },
  list_plans: { pt: "Listar planos", en: "List plans" },
  list_blocked_plans: { pt: "Listar planos bloqueados", en: "List blocked plans" },
  trust_unlock: { pt: "Desbloqueio em confiança", en: "Trust unlock" },
  update_customer: { pt: "Alterar cliente", en: "Update customer" },
} as const satisfies Record<string, Bilingual>;
