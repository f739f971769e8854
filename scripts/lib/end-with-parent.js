// Loaded before what a script starts. If that script is killed outright, their channel closes and this process
// ends too, so that its port is free for the next start.
process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 5_000).unref();
});
// Listening alone would keep a process alive that has nothing left to do.
process.channel?.unref();
