import { complexTypes } from "../complex-types.ts";

/** The request types of geral/clientes, with the maximal lengths that are known. */
export const CUSTOMER_TYPES = complexTypes({
  clientes_list_request: `
    pagina:i registros_por_pagina:i apenas_importado_api:s ordenar_por:s ordem_decrescente:s
    filtrar_por_data_de:s filtrar_por_data_ate:s filtrar_por_hora_de:s filtrar_por_hora_ate:s
    filtrar_apenas_inclusao:s filtrar_apenas_alteracao:s clientesFiltro:clientesFiltro
    clientesPorCodigo:clientesPorCodigo[] exibir_caracteristicas:s exibir_obs:s ordem_descrescente:s`,
  clientesFiltro: `
    codigo_cliente_omie:i codigo_cliente_integracao:s cnpj_cpf:s razao_social:s nome_fantasia:s endereco:s
    bairro:s cidade:s estado:s cep:s contato:s email:s homepage:s inscricao_municipal:s inscricao_estadual:s
    inscricao_suframa:s pessoa_fisica:s optante_simples_nacional:s inativo:s tags:tags[]`,
  tags: `
    tag:s`,
  clientesPorCodigo: `
    codigo_cliente_omie:i codigo_cliente_integracao:s`,
  clientes_cadastro: `
    codigo_cliente_omie:i codigo_cliente_integracao:s60 razao_social:s60 cnpj_cpf:s20 nome_fantasia:s100
    telefone1_ddd:s5 telefone1_numero:s15 contato:s100 endereco:s60 endereco_numero:s10 bairro:s60
    complemento:s60 estado:s2 cidade:s40 cep:s10 codigo_pais:s4 separar_endereco:s pesquisar_cep:s
    telefone2_ddd:s5 telefone2_numero:s15 fax_ddd:s5 fax_numero:s15 email:s500 homepage:s100
    inscricao_estadual:s20 inscricao_municipal:s20 inscricao_suframa:s optante_simples_nacional:s
    tipo_atividade:s1 cnae:s7 produtor_rural:s contribuinte:s observacao:s obs_detalhadas:s
    recomendacao_atraso:s tags:tags[] pessoa_fisica:s exterior:s logradouro:s importado_api:s bloqueado:s
    cidade_ibge:s7 valor_limite_credito:d bloquear_faturamento:s recomendacoes:recomendacoes
    enderecoEntrega:enderecoEntrega nif:s documento_exterior:s inativo:s dadosBancarios:dadosBancarios
    caracteristicas:caracteristicas[] enviar_anexos:s info:info bloquear_exclusao:s`,
  recomendacoes: `
    numero_parcelas:s codigo_vendedor:i email_fatura:s gerar_boletos:s codigo_transportadora:i
    tipo_assinante:s`,
  enderecoEntrega: `
    entRazaoSocial:s entCnpjCpf:s entEndereco:s entNumero:s entComplemento:s entBairro:s entCEP:s
    entEstado:s entCidade:s entSepararEndereco:s entTelefone:s entIE:s`,
  dadosBancarios: `
    codigo_banco:s agencia:s conta_corrente:s doc_titular:s nome_titular:s transf_padrao:s cChavePix:s`,
  caracteristicas: `
    campo:s conteudo:s`,
  info: `
    dInc:s hInc:s uInc:s dAlt:s hAlt:s uAlt:s cImpAPI:s`,
  clientes_cadastro_chave: `
    codigo_cliente_omie:i codigo_cliente_integracao:s60`,
});
