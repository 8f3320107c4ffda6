// What the pages do more when scripts run. Everything works without it.
(() => {
  const openMenus = () => document.querySelectorAll("details[data-menu][open]");

  // A menu closes as menus do: on Escape (the focus goes back to its button), on a click elsewhere, when the focus leaves.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("focusout", (event) => {
    const menu = event.target instanceof Element ? event.target.closest("details[data-menu][open]") : null;
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });

  // One box ticks all of a table.
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.dataset.tickAll === undefined) return;
    for (const other of document.querySelectorAll(`input[name="${box.dataset.tickAll}"]`)) {
      other.checked = box.checked;
    }
  });

  // Nobody watches a hidden tab: live parts rest meanwhile.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden && event.target.hasAttribute("data-live")) event.preventDefault();
  });

  // A part that is shown anew may ask for the focus. It gets it from the button that was pressed, not from whoever types
  // elsewhere by now.
  let elsewhere = null;
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const active = document.activeElement;
    const isWaiting = !active || active === document.body || active === detail.requestConfig.elt;
    elsewhere = isWaiting ? null : active;
  });
  document.addEventListener("htmx:afterSettle", () => {
    const field = elsewhere?.isConnected ? elsewhere : document.getElementById(elsewhere?.id);
    if (field && field !== document.activeElement) field.focus({ preventScroll: true });
  });

  // A double click is one request: the button rests while its form is on the way.
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || event.target.method !== "post") return;
    setTimeout(() => {
      button.disabled = true;
    });
  });
  // Back brings the page as it was left, its buttons too.
  window.addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("form[method=post] button[disabled]")) {
      button.disabled = false;
    }
  });

  for (const element of document.querySelectorAll("[data-script-only]")) element.hidden = false;

  // Some fields are of use only while another has one of a few values. One with a problem is never hidden.
  const showWanted = () => {
    for (const element of document.querySelectorAll("[data-only-for]")) {
      const { onlyFor, onlyValues } = element.dataset;
      const field = document.querySelector(`select[name="${onlyFor}"], input[name="${onlyFor}"]:checked`);
      const isWanted = onlyValues.split(" ").includes(field?.value ?? "");
      element.hidden = !isWanted && element.querySelector('[aria-invalid="true"]') === null;
    }
  };
  document.addEventListener("change", showWanted);
  showWanted();
})();
