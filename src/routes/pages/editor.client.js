// What the editor of automations does more when scripts run: inserting what is clicked, and completing what is typed.
(() => {
  const FIELDS = "[data-completes]";
  let last = null;

  document.addEventListener("focusin", (event) => {
    if (event.target instanceof Element && event.target.matches(FIELDS)) last = event.target;
  });

  /** Is the caret between {{ and }}, or the field an expression as a whole? */
  const isInside = (field) => {
    if (field.dataset.completes === "expression") return true;
    const before = field.value.slice(0, field.selectionStart);
    return before.lastIndexOf("{{") > before.lastIndexOf("}}");
  };

  /** Puts a text between two positions, with the caret behind it, or between its brackets. */
  const put = (field, text, start, end) => {
    const wrapped = isInside(field) ? text : `{{ ${text} }}`;
    field.setRangeText(wrapped, start, end, "end");
    if (text.endsWith("()")) {
      const caret = start + wrapped.indexOf("()") + 1;
      field.setSelectionRange(caret, caret);
    }
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-insert]") : null;
    if (!button) return;
    const field = last?.isConnected ? last : document.querySelector(FIELDS);
    if (field) put(field, button.dataset.insert, field.selectionStart, field.selectionEnd);
    close();
  });

  let list = null;
  const close = () => {
    if (!list) return;
    const field = list.previousElementSibling;
    field?.removeAttribute("aria-activedescendant");
    field?.setAttribute("aria-expanded", "false");
    list.remove();
    list = null;
  };

  /** The beginning of a name before the caret. */
  const typedIn = (field) => /[A-Za-z_][\w.]*$/.exec(field.value.slice(0, field.selectionStart))?.[0] ?? "";

  const matching = (typed) => {
    const names = [...document.querySelectorAll("[data-insert]")].map(({ dataset }) => dataset.insert);
    return [...new Set(names)].filter((name) => name !== typed && name.startsWith(typed)).slice(0, 30);
  };

  const choose = (option) => {
    const field = list.previousElementSibling;
    const typed = typedIn(field);
    const end = field.selectionStart;
    close();
    put(field, option.textContent, end - typed.length, end);
    close();
  };

  const select = (index) => {
    for (const [one, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(one === index));
    }
    const option = list.children[index];
    list.previousElementSibling.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  const open = (field) => {
    close();
    const typed = typedIn(field);
    const names = typed.length > 0 && isInside(field) ? matching(typed) : [];
    if (names.length === 0) return;
    list = document.createElement("ul");
    list.className = "completions";
    list.id = "completions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.labels?.[0]?.textContent ?? "");
    for (const [index, name] of names.entries()) {
      const option = document.createElement("li");
      option.id = `completion-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = name;
      list.append(option);
    }
    field.after(list);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", "completions");
    field.setAttribute("aria-expanded", "true");
  };

  // What is found while somebody types may move the page: never under a button that is being pressed.
  let isPressing = false;
  document.addEventListener("pointerdown", () => {
    isPressing = true;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      isPressing = false;
    });
  }
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (isPressing && event.target instanceof Element && event.target.matches("[hx-swap=none]"))
      event.preventDefault();
  });

  document.addEventListener("input", (event) => {
    if (event.isTrusted && event.target instanceof Element && event.target.matches(FIELDS))
      open(event.target);
  });
  document.addEventListener("mousedown", (event) => {
    const option = event.target instanceof Element ? event.target.closest(".completions > li") : null;
    // The field keeps the focus.
    if (option) {
      event.preventDefault();
      choose(option);
    } else if (list && event.target !== list.previousElementSibling) close();
  });
  document.addEventListener("focusout", (event) => {
    if (list && event.target === list.previousElementSibling) close();
  });
  document.addEventListener("keydown", (event) => {
    if (!list) return;
    const options = [...list.children];
    const current = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) select((current + move + options.length) % options.length);
    else if (event.key === "Enter" && current >= 0) choose(options[current]);
    else if (event.key === "Tab" && current >= 0) choose(options[current]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
})();
