-- Counters of the last minutes: losing them in a crash costs nothing, and writing them must not wait for the disk.
ALTER TABLE "rate_limit" SET UNLOGGED;
