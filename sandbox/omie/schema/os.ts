import { complexTypes } from "../complex-types.ts";

/** The request types of servicos/os and servicos/osp, with the maximal lengths that are known. */
export const SERVICE_ORDER_TYPES = complexTypes({
  osListarRequest: `
    pagina:i registros_por_pagina:i apenas_importado_api:s ordenar_por:s ordem_decrescente:s
    filtrar_por_data_de:s filtrar_por_data_ate:s filtrar_apenas_inclusao:s filtrar_apenas_alteracao:s
    filtrar_por_codigo:filtrar_por_codigo[] filtrar_por_status:s filtrar_por_etapa:s filtrar_por_cliente:i
    filtrar_por_data_previsao_de:s filtrar_por_data_previsao_ate:s filtrar_por_data_faturamento_de:s
    filtrar_por_data_faturamento_ate:s filtrar_por_data_cancelamento_de:s
    filtrar_por_data_cancelamento_ate:s ordem_descrescente:s cExibirDespesas:s cExibirProdutos:s cTipoFat:s`,
  filtrar_por_codigo: `
    nCodOS:i cCodIntOS:s`,
  osCadastro: `
    Cabecalho:Cabecalho InformacoesAdicionais:InformacoesAdicionais Email:Email
    Departamentos:Departamentos[] ServicosPrestados:ServicosPrestados[] Parcelas:Parcelas[]
    Observacoes:Observacoes InfoCadastro:InfoCadastro despesasReembolsaveis:despesasReembolsaveis
    produtosUtilizados:produtosUtilizados Tarefas:*`,
  Cabecalho: `
    cCodIntOS:s60 nCodOS:i cNumOS:s15 cCodIntCli:s60 nCodCli:i dDtPrevisao:s10 cEtapa:s2 nCodVend:i
    nQtdeParc:i cCodParc:s3 cDescParc:s nValorTotal:d nValorTotalImpRet:d nCodCtr:i`,
  InformacoesAdicionais: `
    cCodCateg:s20 nCodCC:i cNumPedido:s30 cNumContrato:s20 cContato:s100 cDadosAdicNF:s cCodObra:s cCodART:s
    nCodProj:i cCidPrestServ:s40 dDataRps:s cNumRecibo:s cUsoConsumo:s nIdDestinatario:i DetalhesNfse:*`,
  Email: `
    cEnvRecibo:s cEnvLink:s cEnvBoleto:s cEnvPix:s cEnviarPara:s cEnvViaUnica:s`,
  Departamentos: `
    cCodDepto:s nPerc:d nValor:d nValorFixo:s`,
  ServicosPrestados: `
    nCodServico:i cCodIntServico:s60 cTribServ:s2 cCodServMun:s20 cCodServLC116:s20 nQtde:d nValUnit:d
    cTpDesconto:s nValorDesconto:d nAliqDesconto:d nValorOutrasRetencoes:d nValorAcrescimos:d cDescServ:s
    cRetemISS:s1 cDadosAdicItem:s cNbs:s impostos:impostos DeducoesIss:* cNaoGerarFinanceiro:s
    cCodCategItem:s nSeqItem:i nIdItem:i cAcaoItem:s viaUnica:* cReembolso:s cCodigo:s`,
  impostos: `
    cFixarISS:s nAliqISS:d nBaseISS:d nTotDeducao:d nValorDeducao:d nValorISS:d cUtilizaValorImposto:s
    cFixarIRRF:s nAliqIRRF:d nValorIRRF:d nValorDeducaoIRRF:d cRetemIRRF:s cFixarPIS:s nAliqPIS:d
    nValorPIS:d cRetemPIS:s cFixarCOFINS:s nAliqCOFINS:d nValorCOFINS:d cRetemCOFINS:s cFixarCSLL:s
    nAliqCSLL:d nValorCSLL:d cRetemCSLL:s cFixarINSS:s nAliqINSS:d nValorINSS:d cRetemINSS:s
    nAliqRedBaseINSS:d nAliqRedBaseCOFINS:d nAliqRedBasePIS:d lDeduzISS:b cCST:s cClassTrib:s nAliqIbsUf:d
    nAliqIbsMun:d nPercReducaoIbsUf:d nPercReducaoIbsMun:d nAliqCbs:d nPercReducaoCbs:d cIndOPer:s
    nValorIbsUf:d nValorIbsMun:d nValorCbs:d cManCbs:s cManIbsMun:s cManIbsUf:s nBaseCalcIbsCbs:d`,
  Parcelas: `
    nParcela:i dDtVenc:s nValor:d nPercentual:d nDias:i tipo_documento:s meio_pagamento:s nsu:s
    nao_gerar_boleto:s parcela_adiantamento:s categoria_adiantamento:s conta_corrente_adiantamento:i`,
  Observacoes: `
    cObsOS:s`,
  InfoCadastro: `
    cCancelada:s cFaturada:s cAmbiente:s dDtInc:s cHrInc:s uInc:s dDtAlt:s cHrAlt:s uAlt:s dDtFat:s cHrFat:s
    dDtCanc:s cHrCanc:s cOrigem:s`,
  despesasReembolsaveis: `
    cCodCategReemb:s despesaReembolsavel:despesaReembolsavel[]`,
  despesaReembolsavel: `
    nCodReemb:i cAcaoReemb:s cDescReemb:s nValorReemb:d dDataReemb:s`,
  produtosUtilizados: `
    cAcaoProdUtilizados:s cCodCategRem:s produtoUtilizado:produtoUtilizado[]`,
  produtoUtilizado: `
    nIdItemPU:i cAcaoItemPU:s nCodProdutoPU:i nQtdePU:d codigo_local_estoque:i lote_validade:*`,
  osChave: `
    cCodIntOS:s nCodOS:i cNumOS:s despesasReembolsaveis:despesasReembolsaveis cIncluirTarefas:s`,
  osStatusRequest: `
    cCodIntOS:s nCodOS:i lPdfDemo:b lPdfDest:b lRps:b lPdfRecibo:b lMsg:b`,
  osTrocarEtapaRequest: `
    nCodOS:i cCodIntOS:s cNumOS:s cEtapa:s`,
  osFaturarRequest: `
    cCodIntOS:s nCodOS:i`,
  osCancelarRequest: `
    cCodIntOS:s nCodOS:i cCancelarNfse:s`,
  osValidarRequest: `
    cCodIntOS:s nCodOS:i`,
  osAssociarCodIntRequest: `
    cCodIntOS:s nCodOS:i`,
});
