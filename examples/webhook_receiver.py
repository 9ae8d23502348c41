"""Receives a department's webhooks (Standard Webhooks) with nothing but Python's standard library:

    SECRET=whsec_... PORT=9000 python3 examples/webhook_receiver.py
"""
import base64
import hashlib
import hmac
import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# Both secrets, with a space between, while one replaces the other.
SECRETS = os.environ.get("SECRET", "").split()
if not SECRETS:
    raise SystemExit("SECRET=whsec_... names the secret that the operator gave you")

# Older or newer than this, a message may be one that somebody has kept.
TOLERANCE_SECONDS = 300
MOST_BYTES = 256 * 1024

# What has been taken: keep it where a restart does not lose it.
TAKEN = set()


def is_genuine(headers, message_id, body):
    timestamp = headers.get("webhook-timestamp", "")
    if not timestamp.isdigit() or abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    given = [one[3:] for one in headers.get("webhook-signature", "").split() if one.startswith("v1,")]
    for secret in SECRETS:
        key = base64.b64decode(secret.removeprefix("whsec_"))
        signed = f"{message_id}.{timestamp}.".encode() + body
        expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        if any(hmac.compare_digest(one, expected) for one in given):
            return True
    return False


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("content-length") or 0)
        # As it came: a body that was parsed and written again has another signature.
        body = self.rfile.read(min(length, MOST_BYTES + 1))
        message_id = self.headers.get("webhook-id", "")
        if length > MOST_BYTES or not is_genuine(self.headers, message_id, body):
            said = "another secret, an old timestamp, or no webhook at all"
            print(f"refused {json.dumps(message_id)}: {said}", flush=True)
            return self.answer(401)
        # Keep it first, answer then: 2xx is evidence that you have it, and your clock starts.
        if message_id in TAKEN:
            print(f"again {message_id}", flush=True)
        else:
            TAKEN.add(message_id)
            told = json.loads(body)
            names = ("inquiryId", "answerBy") if told["type"].startswith("inquiry.") else ("reviewId", "dueAt")
            print(f"{told['type']} {told['data'][names[0]]} due {told['data'][names[1]]}", flush=True)
        self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Says nothing of requests: what was taken is printed above."""


server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "9000"))), Receiver)
print(f"listening at http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
