// Starts the page's connection, and shows when there is none: until it stands, and when it is lost or refused.
(() => {
  const ServerTimeout = 15_000;

  // HttpTransportType.WebSockets of the framework's script, which does not hand it out.
  const WebSockets = 1;

  const root = document.documentElement;
  const dialog = document.getElementById("connection");
  const parts = [...dialog.querySelectorAll("[data-on]")];

  let wasConnected = false;

  const tell = (state) => {
    wasConnected ||= root.dataset.connection === "connected";
    root.dataset.connection = "lost";
    dialog.dataset.state = state;
    for (const part of parts) part.hidden = !part.dataset.on.split(" ").includes(state);
    if (!dialog.open) dialog.showModal();
  };

  const hide = () => {
    delete dialog.dataset.state;
    root.dataset.connection = "connected";
    dialog.close();
  };

  const answers = () => fetch("alive", { cache: "no-store" }).then((response) => response.ok, () => false);

  dialog.addEventListener("components-reconnect-state-changed", ({ detail: { state } }) =>
    state === "hide" ? hide() : tell(state),
  );

  // Esc would leave a page that looks alive.
  dialog.addEventListener("cancel", (event) => event.preventDefault());

  // The connection may only notice after its time-out. The comparison may run on this machine, which needs no network.
  addEventListener("offline", async () => {
    if (!dialog.open && !(await answers())) tell("offline");
  });

  const afterOffline = async () => {
    if (dialog.dataset.state === "offline" && (await answers())) hide();
  };
  addEventListener("online", afterOffline);

  // What cannot be taken up again (false) has ended on the server; what throws did not reach it.
  const takeUp = async (ways) => {
    let state = "rejected";
    try {
      for (const way of ways) if (await way()) return hide();
    } catch {
      state = "failed";
    }
    // The framework tries by itself too, and may have been first: then this try came to a connection that stands.
    if (dialog.open) tell(state);
  };

  document.getElementById("connection-reload").addEventListener("click", () => location.reload());
  document.getElementById("connection-resume").addEventListener("click", () => takeUp([Blazor.resumeCircuit]));
  document.getElementById("connection-retry").addEventListener("click", () => {
    if (!wasConnected) return location.reload();
    return dialog.dataset.state === "offline" ? afterOffline() : takeUp([Blazor.reconnect, Blazor.resumeCircuit]);
  });

  // The framework lets a first connection that fails end so, and in no other way.
  addEventListener("unhandledrejection", () => {
    if (root.dataset.connection === "connecting") tell("failed");
  });

  if (!window.Blazor) return tell("failed");
  Blazor.start({
    circuit: {
      // Each of the two would cost a round trip: to ask whether a library has scripts of its own to start, which none has
      // here, and which ways to connect there are, where this machine has them all.
      initializers: { beforeStart: [], afterStarted: [] },
      configureSignalR: (connection) =>
        connection
          .withUrl("_blazor", { skipNegotiation: true, transport: WebSockets })
          .withServerTimeout(ServerTimeout),
      reconnectionOptions: { dialogId: dialog.id },
    },
  });
})();
