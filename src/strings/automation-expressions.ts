import { texts } from "./texts.ts";

/** What the macros of expressions do. */
export const macroTexts = texts({
  pt: {
    has: "O campo existe e não está vazio",
    all: "A condição vale para todos os itens",
    exists: "A condição vale para algum item",
    exists_one: "A condição vale para exatamente um item",
    filter: "Só os itens para os quais a condição vale",
    map: "Cada item transformado",
  },
  en: {
    has: "The field is there and is not empty",
    all: "The condition holds for every item",
    exists: "The condition holds for some item",
    exists_one: "The condition holds for exactly one item",
    filter: "Only the items for which the condition holds",
    map: "Each item transformed",
  },
});

/** What the examples of expressions do. */
export const expressionExamples = texts({
  pt: {
    masked: "Parte de um texto, como o início de um CPF com ponto",
    first: "O id do primeiro item de uma lista que a chamada trouxe",
    ids: "Os ids de todos os itens",
    either: "Um valor ou outro, conforme uma condição",
    money: 'Dinheiro em qualquer escrita, como "1.234,50", vira "1234.50"',
  },
  en: {
    masked: "A part of a text, such as the beginning of a CPF with its dot",
    first: "The id of the first item of a list that the call brought",
    ids: "The ids of all items",
    either: "One value or another, by a condition",
    money: 'Money in any spelling, such as "1.234,50", becomes "1234.50"',
  },
});
