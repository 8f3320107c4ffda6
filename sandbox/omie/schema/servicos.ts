import { complexTypes } from "../complex-types.ts";

/** The request types of servicos/servico, with the maximal lengths that are known. */
export const SERVICE_TYPES = complexTypes({
  srvListarRequest: `
    nPagina:i nRegPorPagina:i cOrdenarPor:s cOrdemDecrescente:s dInclusaoInicial:s dInclusaoFinal:s
    dAlteracaoInicial:s dAlteracaoFinal:s hInclusaoInicial:s hInclusaoFinal:s hAlteracaoInicial:s
    hAlteracaoFinal:s cDescricao:s cCodigo:s inativo:s cExibirProdutos:s`,
  srvConsultarRequest: `
    cCodIntServ:s nCodServ:i`,
  srvAssociarRequest: `
    cCodIntServ:s nCodServ:i`,
  srvExcluirRequest: `
    cCodIntServ:s nCodServ:i`,
  srvIncluirRequest: `
    intIncluir:intIncluir cabecalho:cabecalho descricao:descricao impostos:impostos
    produtosUtilizados:produtosUtilizados viaUnica:*`,
  intIncluir: `
    cCodIntServ:s60`,
  cabecalho: `
    cDescricao:s100 cCodigo:s20 cIdTrib:s2 cCodServMun:s20 cCodLC116:s10 nIdNBS:s9 nPrecoUnit:d
    cCodCateg:s20 cTipoDesc:s nValorDesc:d nAliqDesc:d`,
  descricao: `
    cDescrCompleta:s`,
  impostos: `
    nAliqISS:d cRetISS:s nAliqPIS:d cRetPIS:s nAliqCOFINS:d cRetCOFINS:s nAliqCSLL:d cRetCSLL:s nAliqIR:d
    cRetIR:s nAliqINSS:d cRetINSS:s nRedBaseINSS:d nRedBasePIS:d nRedBaseCOFINS:d lDeduzISS:b nAliqCbs:d
    cCstIbsCbs:s nAliqIbsUf:d nAliqIbsMun:d nPercReducaoIbsUf:d nPercReducaoIbsMun:d nPercReducaoCbs:d
    cClassTrib:s cIndOper:s`,
  produtosUtilizados: `
    cAtualizarProdutos:s produtoUtilizado:produtoUtilizado[]`,
  produtoUtilizado: `
    nIdItemPU:i cAcaoItemPU:s nCodProdutoPU:i nQtdePU:d codigo_local_estoque:i`,
  srvEditarRequest: `
    intEditar:intEditar cabecalho:cabecalho descricao:descricao impostos:impostos
    produtosUtilizados:produtosUtilizados viaUnica:*`,
  intEditar: `
    cCodIntServ:s60 nCodServ:i`,
  srvUpsertRequest: `
    intEditar:intEditar cabecalho:cabecalho descricao:descricao impostos:impostos viaUnica:*`,
});
