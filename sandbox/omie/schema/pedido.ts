import { complexTypes } from "../complex-types.ts";

/** The request types of produtos/pedido and produtos/pedidovendafat, with the maximal lengths that are known. */
export const SALES_ORDER_TYPES = complexTypes({
  pvpListarRequest: `
    pagina:i registros_por_pagina:i apenas_importado_api:s ordenar_por:s filtrar_por_data_de:s
    filtrar_por_data_ate:s filtrar_por_hora_de:s filtrar_por_hora_ate:s filtrar_apenas_inclusao:s
    filtrar_apenas_alteracao:s filtrar_por_cliente:i filtrar_por_vendedor:i filtrar_por_projeto:i etapa:s
    numero_pedido_de:i numero_pedido_ate:i apenas_resumo:s data_previsao_de:s data_previsao_ate:s
    data_faturamento_de:s data_faturamento_ate:s data_emissao_de:s data_emissao_ate:s data_cancelamento_de:s
    data_cancelamento_ate:s status_pedido:s ordem_descrescente:s`,
  pedido_venda_produto: `
    cabecalho:cabecalho departamentos:departamentos[] frete:frete
    informacoes_adicionais:informacoes_adicionais lista_parcelas:lista_parcelas observacoes:observacoes
    det:det[] market_place:* total_pedido:total_pedido infoCadastro:infoCadastro exportacao:exportacao
    lancamentos:* agropecuario:*`,
  cabecalho: `
    codigo_pedido:i codigo_pedido_integracao:s60 numero_pedido:s15 sequencial:s codigo_cliente:i
    codigo_cliente_integracao:s60 data_previsao:s10 quantidade_itens:i etapa:s2 codigo_parcela:s3
    qtde_parcelas:i origem_pedido:s codigo_cenario_impostos:i bloqueado:s importado_api:s codigo_empresa:i
    codigo_empresa_integracao:s tipo_desconto_pedido:s perc_desconto_pedido:d valor_desconto_pedido:d
    encerrado:s enc_motivo:s enc_data:s enc_hora:s enc_user:s nao_gerar_boleto:s`,
  departamentos: `
    cCodDepto:s nPerc:d nValor:d nValorFixo:s`,
  frete: `
    codigo_transportadora:i codigo_transportadora_integracao:s modalidade:s placa:s placa_estado:s
    registro_transportador:s quantidade_volumes:i especie_volumes:s marca_volumes:s numeracao_volumes:s
    peso_liquido:d peso_bruto:d valor_frete:d valor_seguro:d numero_lacre:s outras_despesas:d
    veiculo_proprio:s previsao_entrega:s codigo_rastreio:s icms_retido:* codigo_tipo_entrega:i
    link_rastreio:s`,
  informacoes_adicionais: `
    codigo_categoria:s20 codigo_conta_corrente:i numero_pedido_cliente:s30 numero_contrato:s20 contato:s100
    dados_adicionais_nf:s consumidor_final:s utilizar_emails:s enviar_email:s enviar_pix:s codVend:i
    codProj:i outros_detalhes:* impostos_embutidos:s meio_pagamento:s descr_meio_pagamento:s
    tipo_documento:s5 nfRelacionada:* nsu:s`,
  lista_parcelas: `
    parcela:parcela[]`,
  parcela: `
    numero_parcela:i valor:d percentual:d data_vencimento:s quantidade_dias:i tipo_documento:s
    meio_pagamento:s descr_meio_pagamento:s nsu:s nao_gerar_boleto:s parcela_adiantamento:s
    categoria_adiantamento:s conta_corrente_adiantamento:i bandeira:s cnpj_fin:s`,
  observacoes: `
    obs_venda:s`,
  det: `
    ide:ide produto:produto observacao:observacao inf_adic:inf_adic imposto:* rastreabilidade:*
    combustivel:* tributavel:* lote_validade:*`,
  ide: `
    codigo_item_integracao:s30 codigo_item:i simples_nacional:s acao_item:s id_ordem_producao:i
    regra_impostos:i`,
  produto: `
    codigo_produto:i codigo_produto_integracao:s60 codigo:s descricao:s120 cfop:s ncm:s ean:s unidade:s
    quantidade:d valor_unitario:d codigo_tabela_preco:i valor_mercadoria:d tipo_desconto:s
    percentual_desconto:d valor_desconto:d valor_deducao:d valor_icms_desonerado:d motivo_icms_desonerado:s
    valor_total:d indicador_escala:s cnpj_fabricante:s kit:s componente_kit:s codigo_item_kit:i reservado:s`,
  observacao: `
    obs_item:s`,
  inf_adic: `
    peso_liquido:d peso_bruto:d numero_pedido_compra:s15 item_pedido_compra:i dados_adicionais_item:s
    nao_movimentar_estoque:s nao_gerar_financeiro:s codigo_categoria_item:s codigo_beneficio_fiscal:s
    numero_fci:s codigo_local_estoque:i codigo_cenario_impostos_item:i nao_somar_total:s`,
  total_pedido: `
    base_calculo_icms:d base_calculo_st:d valor_pis:d valor_cofins:d valor_csll:d valor_icms:d valor_st:d
    valor_inss:d valor_IPI:d valor_ir:d valor_iss:d valor_deducoes:d valor_descontos:d valor_mercadorias:d
    valor_total_pedido:d base_ibs_cbs:d valor_dif_ibs_uf:d valor_ibs_uf:d valor_dif_ibs_mu:d valor_ibs_mu:d
    valor_ibs:d valor_dif_cbs:d valor_cbs:d valor_tot_ibs_cbs_is:d`,
  infoCadastro: `
    dInc:s hInc:s uInc:s dAlt:s hAlt:s uAlt:s dCan:s hCan:s uCan:s cancelado:s dFat:s hFat:s uFat:s
    faturado:s denegado:s autorizado:s devolvido:s devolvido_parcial:s cImpAPI:s`,
  exportacao: `
    nao_exportacao:s local_embarque:s uf_embarque:s local_despacho:s`,
  pvpConsultarRequest: `
    codigo_pedido:i codigo_pedido_integracao:s numero_pedido:s`,
  pvpExcluirRequest: `
    codigo_pedido:i codigo_pedido_integracao:s`,
  pvpStatusRequest: `
    codigo_pedido:i codigo_pedido_integracao:s`,
  pvpTrocarEtapaRequest: `
    codigo_pedido:i codigo_pedido_integracao:s numero_pedido:s etapa:s`,
  pvpFaturarRequest: `
    cCodIntPed:s nCodPed:i`,
  pvpCancelarRequest: `
    cCodIntPed:s nCodPed:i`,
  pvpAssociarCodIntRequest: `
    cCodIntPed:s nCodPed:i`,
});
