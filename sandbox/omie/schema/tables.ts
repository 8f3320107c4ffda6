import { complexTypes } from "../complex-types.ts";

/** The request types of the smaller services, with the maximal lengths that are known. */
export const TABLE_TYPES = complexTypes({
  categoria_list_request: `
    pagina:i registros_por_pagina:i apenas_importado_api:s ordenar_por:s ordem_descrescente:s
    filtrar_apenas_ativo:s filtrar_por_tipo:s`,
  categoria_consultar: `
    codigo:s`,
  fin_conta_corrente_listar_request: `
    codigo:i codigo_integracao:s pagina:i registros_por_pagina:i apenas_importado_api:s ordenar_por:s
    ordem_descrescente:s filtrar_por_data_de:s filtrar_por_data_ate:s filtrar_apenas_inclusao:s
    filtrar_apenas_alteracao:s filtrar_apenas_ativo:s`,
  fin_conta_corrente_resumo_request: `
    codigo:i codigo_integracao:s pagina:i registros_por_pagina:i apenas_importado_api:s ordenar_por:s
    ordem_descrescente:s filtrar_por_data_de:s filtrar_por_data_ate:s filtrar_apenas_inclusao:s
    filtrar_apenas_alteracao:s filtrar_apenas_ativo:s`,
  fin_conta_corrente_pesquisar: `
    codigo:i codigo_integracao:s pagina:i registros_por_pagina:i apenas_importado_api:s ordenar_por:s
    ordem_descrescente:s filtrar_por_data_de:s filtrar_por_data_ate:s filtrar_apenas_inclusao:s
    filtrar_apenas_alteracao:s`,
  fin_conta_corrente_chave: `
    nCodCC:i cCodCCInt:s`,
  vendListarRequest: `
    pagina:i registros_por_pagina:i apenas_importado_api:s ordenar_por:s ordem_descrescente:s
    filtrar_por_data_de:s filtrar_por_data_ate:s filtrar_apenas_inclusao:s filtrar_apenas_alteracao:s
    filtrar_por_email:s filtrar_por_nome:s`,
  vendConsultarRequest: `
    codigo:i codInt:s`,
  vendincluirRequest: `
    codInt:s30 nome:s70 inativo:s email:s100 fatura_pedido:s visualiza_pedido:s comissao:d`,
  vendAlterarRequest: `
    codigo:i codInt:s30 nome:s70 inativo:s email:s100 fatura_pedido:s visualiza_pedido:s comissao:d`,
  vendUpsertRequest: `
    codigo:i codInt:s30 nome:s70 inativo:s email:s100 fatura_pedido:s visualiza_pedido:s comissao:d`,
  parcelaListarRequest: `
    pagina:i registros_por_pagina:i apenas_importado_api:s ordenar_por:s ordem_decrescente:s`,
  etaproListarRequest: `
    pagina:i registros_por_pagina:i ordenar_por:s ordem_decrescente:s`,
  venparListarRequest: `
    pagina:i registros_por_pagina:i ordenar_por:s ordem_decrescente:s`,
  locaisListarRequest: `
    nPagina:i nRegPorPagina:i filtrar_por_data_de:s filtrar_por_hora_de:s filtrar_por_data_ate:s
    filtrar_por_hora_ate:s filtrar_apenas_inclusao:s filtrar_apenas_alteracao:s`,
  ListarEstPosRequest: `
    nPagina:i nRegPorPagina:i dDataPosicao:s cExibeTodos:s cExibeApenasPDV:s cExibeApenasMarketplace:s
    codigo_local_estoque:i lista_local_estoque:s cTipoItem:s lista_produtos:lista_produtos[]`,
  lista_produtos: `
    nCodProd:i cCodInt:s cCodigo:s`,
  estoque_mov_consulta_cadastro: `
    codigo_local_estoque:i id_prod:i cod_int:s data:s apenas_saldo:s`,
});
