// What the page cannot do from the server: the theme before the first paint, the focus after the skip link, and sorting by
// keyboard, which MudBlazor's tables lack.
(() => {
  const root = document.documentElement;
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  let layout = null;

  const theme = () => localStorage.getItem("comparison-theme") ?? "system";
  const isDark = () => (theme() === "system" ? systemDark.matches : theme() === "dark");

  const apply = () => {
    root.dataset.theme = isDark() ? "dark" : "light";
    layout?.invokeMethodAsync("OnThemeChanged", theme(), isDark());
  };

  apply();

  document.addEventListener("click", (event) => {
    if (!event.target.matches(".skip")) return;
    event.preventDefault();
    document.getElementById("main").focus();
  });

  document.addEventListener("keydown", (event) => {
    if (!event.target.matches(".mud-table-sort-label") || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    event.target.click();
  });

  window.comparison = {
    connect(reference) {
      layout = reference;
      root.dataset.connection = "connected";
      systemDark.addEventListener("change", apply);
      apply();
    },

    disconnect() {
      layout = null;
      systemDark.removeEventListener("change", apply);
    },

    setTheme(chosen) {
      localStorage.setItem("comparison-theme", chosen);
      apply();
    },
  };
})();
