// What the page cannot do from the server: the theme before the first paint, the focus after the skip link, and
// which section is read.
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

  // The contents list marks the last section that has begun in the upper third of the window.
  const follow = () => {
    const list = document.querySelector(".contents");
    const links = [...(list?.querySelectorAll("a") ?? [])];
    const heading = (link) => document.getElementById(link.hash.slice(1));
    const begun = links.filter((link) => (heading(link)?.getBoundingClientRect().top ?? Infinity) < innerHeight / 3);
    const atEnd = innerHeight + scrollY >= root.scrollHeight - 2 && scrollY > 0;
    const current = atEnd ? links.at(-1) : (begun.at(-1) ?? links[0]);
    for (const link of links) {
      if (link !== current) {
        link.removeAttribute("aria-current");
      } else if (!link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "location");
        list.scrollLeft = link.offsetLeft - list.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
      }
    }
  };

  let isFollowing = false;
  addEventListener(
    "scroll",
    () => {
      if (isFollowing) return;
      isFollowing = true;
      requestAnimationFrame(() => {
        isFollowing = false;
        follow();
      });
    },
    { passive: true },
  );

  window.comparison = {
    // What a link leads to comes after the page.
    arrive() {
      if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
      follow();
    },

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
