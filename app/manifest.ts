import type { MetadataRoute } from "next";

/** Lets a phone keep Muster on its home screen, where it opens at the board. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Muster",
    short_name: "Muster",
    description: "Incident management, from the first alarm to the last action item.",
    id: "/",
    start_url: "/incidents",
    display: "standalone",
    background_color: "#f9fafc",
    theme_color: "#4b45c6",
    icons: [
      { src: "/icon1.png", sizes: "192x192", type: "image/png" },
      { src: "/icon2.png", sizes: "512x512", type: "image/png" },
      { src: "/icon3.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
