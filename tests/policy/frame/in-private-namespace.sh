#!/bin/sh
# Lays the policy folder over the machine's own for this browser alone: the mount ends with its last process.
exec unshare --mount --propagation private \
  sh -c 'mount --bind "$POLICY_FOLDER" /etc/chromium && exec "$POLICY_BROWSER" "$@"' sh "$@"
