// Loaded before the web server. If the script that started it is killed outright, their channel closes
// and the server ends too, so that its port is free for the next start.
process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 5_000).unref();
});
