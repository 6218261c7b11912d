// What the pages cannot do from the server: the theme before the first paint, keys, scrolling, files.
(() => {
  const root = document.documentElement;
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  let layout = null;
  let early = null;

  const theme = () => localStorage.getItem("theme") ?? "system";
  const isDark = () => (theme() === "system" ? systemDark.matches : theme() === "dark");

  const applyTheme = () => {
    root.dataset.theme = isDark() ? "dark" : "light";
    layout?.invokeMethodAsync("OnThemeChanged", isDark());
  };

  const resizePanel = (change) => {
    const size = Number(localStorage.getItem("panelSize") ?? 40) + change;
    localStorage.setItem("panelSize", Math.min(70, Math.max(25, size)));
    applyPanel();
  };

  const applyPanel = () => {
    root.style.setProperty("--panel-size", `${localStorage.getItem("panelSize") ?? 40}%`);
    root.dataset.panel = localStorage.getItem("panel") ?? "beside";
  };

  const panelKeys = {
    "+": () => resizePanel(5),
    "-": () => resizePanel(-5),
    R: () => {
      localStorage.removeItem("panelSize");
      applyPanel();
    },
    T: () => {
      localStorage.setItem("panel", root.dataset.panel === "beside" ? "below" : "beside");
      applyPanel();
    },
    X: () => document.querySelector(".details-close")?.click(),
  };

  const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

  const onKeyDown = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;

    const dialog = document.querySelector(".mud-dialog");
    if (dialog) {
      // A menu that closes takes the focus out of the dialog that it opened, and the dialog hears no key then.
      if (event.key === "Escape" && !dialog.contains(document.activeElement))
        dialog.querySelector(".mud-button-close")?.click();
      return;
    }

    if (panelKeys[event.key]) panelKeys[event.key]();
    else if ("rcstm?S".includes(event.key)) press(event.key);
  };

  // A key that comes before the page can act takes effect as soon as it can.
  const press = (key) => {
    if (layout) layout.invokeMethodAsync("OnShortcutAsync", key);
    else early = key;
  };

  applyTheme();
  applyPanel();
  document.addEventListener("keydown", onKeyDown);

  window.helloAspire = {
    connect(reference) {
      layout = reference;
      systemDark.addEventListener("change", applyTheme);
      applyTheme();
      if (early) press(early);
      early = null;
    },

    disconnect() {
      layout = null;
      systemDark.removeEventListener("change", applyTheme);
    },

    theme,

    setTheme(chosen) {
      localStorage.setItem("theme", chosen);
      applyTheme();
    },

    // Keeps the end in sight, unless someone has scrolled away from it.
    followEnd(element) {
      if (!element.following) {
        element.following = true;
        element.atEnd = true;
        element.addEventListener("scroll", () => {
          element.atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 48;
        });
      }

      if (element.atEnd) element.scrollTop = element.scrollHeight;
    },

    async download(name, stream) {
      const url = URL.createObjectURL(new Blob([await stream.arrayBuffer()]));
      Object.assign(document.createElement("a"), { href: url, download: name }).click();
      URL.revokeObjectURL(url);
    },

    copy(text) {
      return navigator.clipboard.writeText(text);
    },
  };
})();
