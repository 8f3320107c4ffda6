import { complexTypes } from "../complex-types.ts";

/** The request types of geral/produtos, with the maximal lengths that are known. */
export const PRODUCT_TYPES = complexTypes({
  produto_servico_list_request: `
    pagina:i registros_por_pagina:i apenas_importado_api:s ordenar_por:s ordem_decrescente:s
    filtrar_por_data_de:s filtrar_por_hora_de:s filtrar_por_data_ate:s filtrar_por_hora_ate:s
    filtrar_apenas_inclusao:s filtrar_apenas_alteracao:s filtrar_apenas_omiepdv:s filtrar_apenas_familia:s
    filtrar_apenas_tipo:s filtrar_apenas_descricao:s filtrar_apenas_marketplace:s filtrar_apenas_pdv:s
    exibir_caracteristicas:s exibir_tabelas_preco:s caracteristicas:caracteristicas[]
    produtosPorCodigo:produtosPorCodigo[] inativo:s ncm:s ean:s ordem_descrescente:s exibir_obs:s
    exibir_kit:s exibir_info_variacoes:s`,
  caracteristicas: `
    nCodCaract:i cCodIntCaract:s cNomeCaract:s cConteudo:s cExibirItemNF:s cExibirItemPedido:s
    cExibirOrdemProd:s`,
  produtosPorCodigo: `
    codigo_produto:i codigo_produto_integracao:s codigo:s`,
  produto_servico_cadastro: `
    codigo_produto:i codigo_produto_integracao:s60 codigo:s60 descricao:s120 unidade:s6 ncm:s13 ean:s14
    valor_unitario:d codigo_familia:i tipoItem:s2 produto_variacao:s produto_lote:s variacao:s
    id_produto_variacao:i recomendacoes_fiscais:recomendacoes_fiscais peso_liq:d peso_bruto:d altura:d
    largura:d profundidade:d marca:s60 modelo:s60 dias_garantia:i dias_crossdocking:i descr_detalhada:s
    obs_internas:s imagens:* videos:* caracteristicas:caracteristicas[] tabelas_preco:* info:info
    exibir_descricao_nfe:s exibir_descricao_pedido:s medicamento:* combustivel:* veiculo:* armamento:*
    cst_icms:s modalidade_icms:s csosn_icms:s aliquota_icms:d red_base_icms:d motivo_deson_icms:s
    per_icms_fcp:d codigo_beneficio:s cst_pis:s aliquota_pis:d red_base_pis:d cst_cofins:s aliquota_cofins:d
    red_base_cofins:d cfop:s dadosIbpt:dadosIbpt codInt_familia:s descricao_familia:s bloqueado:s
    bloquear_exclusao:s importado_api:s inativo:s componentes_kit:componentes_kit[] lead_time:i
    aliquota_ibpt:d cest:s quantidade_estoque:d estoque_minimo:d origem_imposto:s cst_ibs_cbs:s class_trib:s
    aliquota_ibs_uf:d aliquota_ibs_mun:d perc_reducao_ibs_uf:d perc_reducao_ibs_mun:d aliquota_cbs:d
    perc_reducao_cbs:d`,
  recomendacoes_fiscais: `
    origem_mercadoria:s id_preco_tabelado:i id_cest:s cupom_fiscal:s market_place:s indicador_escala:s
    cnpj_fabricante:s`,
  info: `
    dInc:s hInc:s uInc:s dAlt:s hAlt:s uAlt:s cImpAPI:s`,
  dadosIbpt: `
    aliqFederal:d aliqEstadual:d aliqMunicipal:d fonte:s chave:s versao:s valido_de:s valido_ate:s`,
  componentes_kit: `
    codigo_componente:i codigo_produto_componente:i quantidade_componente:d valor_unitario_componente:d
    local_estoque_componente:i`,
  produto_servico_cadastro_chave: `
    codigo_produto:i codigo_produto_integracao:s60 codigo:s60`,
});
