"""What a program and the process that forks its kernels say to each other over a kernel's line."""

# From the process: the kernel has its number, listens, has ended with a code. To it: a signal.
STARTED, LISTENING, ENDED, SIGNAL = "started", "listening", "ended", "signal"

# The largest message in bytes: a request holds an environment. What comes beside a request: the
# line, and the kernel's standard input, output and errors.
LARGEST = 1 << 20
DESCRIPTORS = 4
