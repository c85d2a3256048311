import { serve as listen } from "@hono/node-server";
import { HearsayError } from "../error.ts";
import type { createApp } from "./create-app.ts";

export interface Served {
  readonly address: string;
  readonly close: () => Promise<void>;
}

// Whoever sends a request byte by byte is cut off; answers, such as live news, may take as long as they want.
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
};

/** Serves the site at a host and port; 0 takes any free port. Throws `setting-invalid` where the port is taken. */
export function serveSite(
  app: ReturnType<typeof createApp>,
  at: { readonly host: string; readonly port: number },
): Promise<Served> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, hostname: at.host, port: at.port, serverOptions: LIMITS }, (info) => {
      const host = info.family === "IPv6" ? `[${info.address}]` : info.address;
      resolve({
        address: `http://${host}:${info.port}/`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            // Pages that listen for changes would hold the server open for ever.
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
    server.on("error", (error: NodeJS.ErrnoException) => {
      reject(
        new HearsayError("setting-invalid", `cannot listen at ${at.host}:${at.port}: ${error.code ?? error.message}`, {
          detail: ["Choose another port: hearsay serve --port 8081"],
          exitCode: error.code === "EADDRINUSE" || error.code === "EACCES" ? 2 : 1,
          cause: error,
        }),
      );
    });
  });
}
