/**
 * What SGA says to people. Words seen live: those of the hours, of permission, token, pages over 5000, nothing found,
 * the dates that are missing, the vehicle out of reach and the parameters; the others are in its manner.
 */
export const MESSAGES = {
  ok: "OK",
  notAcceptable: "Não aceitável",
  unauthorized: "Acesso não autorizado. Verifique seu token de acesso",
  badLogin: "Login ou senha inválido",
  outsideHours: "Usuário com restrição de horário",
  denied: "Permissão negada",
  unknownPath: "Página não encontrada",
  failed: "Erro interno do servidor",
  tooMany: "Muitas requisições. Tente novamente mais tarde",
  pageTooLong: "O LIMITE máximo é de 5000",
  datesMissing: "É necessario enviar ao menos uma data inicial e uma final",
  periodTooLong: "O intervalo entre as datas não pode ser superior a 7 dias",
  vehicleHidden: "Veículo indisponível para consulta",
  nothingFound: (noun: string) => `Não foram encontrados ${noun} dentro dos parâmetros enviados`,
  notFound: (noun: string) => `${noun} não encontrado`,
  invalid: (parameter: string) => `Parâmetros Inválidos: ${parameter.toUpperCase()}`,
} as const;
