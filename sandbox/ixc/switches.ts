import { choice, count, flag, type SwitchValues } from "../shared/switches.ts";

/** What public evidence about IXC's web service leaves open, or reports both ways; the rule of the defaults is in README. */
export const SWITCHES = {
  CALLS_PER_SECOND: count(1000, "Calls per second and company; no limit is published."),
  IP_REFUSED: flag(
    false,
    "The caller's address is not on the tenant's list: 403 for every call (status unknown).",
  ),

  EMPTY_REGISTROS: choice(["missing", "list"], "missing", "An empty list has no registros, or an empty one."),
  TOTAL_AS_NUMBER: flag(false, "total of a list is a number; off: a string."),
  DOCUMENT_MATCH: choice(
    ["stored", "digits"],
    "stored",
    "cnpj_cpf is compared as it is stored, mask and all, or by its digits.",
  ),
  GRID_PARAM_LIST: choice(
    ["ignored", "refused"],
    "ignored",
    "grid_param that is a list instead of a JSON string (unknown).",
  ),
  PUT_ABSENT: choice(
    ["blank", "refuse", "keep"],
    "blank",
    "A field that a PUT leaves out: emptied, refused, or kept (doc: send every field).",
  ),
  PUT_ISO_DATES: flag(true, "A PUT takes dates as lists give them; off: dd/mm/yyyy only."),

  TRUST_UNLOCK_ANSWER: choice(
    ["tipo", "type", "list"],
    "tipo",
    "desbloqueio_confianca answers tipo and mensagem, type and message, or a list of the first (all seen).",
  ),
  RELEASE_KEY: choice(
    ["id", "id_contrato", "get_id"],
    "id",
    "The key of cliente_contrato_btn_lib_temp_24722 (all seen).",
  ),
  UNLOCK_ONCE_A_MONTH: flag(true, "A second trust unlock within 30 days is refused (assumed)."),
  UNLOCK_MANUAL_BLOCK: flag(
    false,
    "A contract that was blocked by hand (CM) can be unlocked on trust (unknown).",
  ),

  BOLETO_AS_OBJECT: flag(false, "get_boleto answers an object with base64; off: the bare base64 text."),
  PIX_MISSING: flag(false, "The billing account has no PIX: get_pix is refused."),
  PARTIAL_STATUS: choice(["P", "A"], "P", "Status of a title that was received in part (P assumed)."),
  RECEIVED_AGAIN: flag(false, "A received title can be received again (unknown)."),
} as const;

/** The switches of a company, resolved. */
export type IxcSwitches = SwitchValues<typeof SWITCHES>;
