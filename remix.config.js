/** The Remix options; vite.config.ts hands them to Remix's Vite plugin, which does not read this file by itself.
 *  @type {import("@remix-run/dev").VitePluginConfig} */
export default {
  appDirectory: "app",
  buildDirectory: "build",
  ignoredRouteFiles: ["**/.*", "**/*.css"],
  // Without lazy discovery of routes: all of them are one small file that browsers keep, and no page asks for more of them.
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
    unstable_optimizeDeps: true,
  },
};
