"""Starts nginx on this machine alone, with the very files that a server gets, for the tests and the load test.

Only what belongs to one machine is changed: the ports, the certificate, the folder of the site. Everything is written
into a folder that the caller names, and nginx is stopped at the end.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
MODULES = ("/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/share/nginx/modules")
BROTLI = "ngx_http_brotli_static_module.so"
INSTALL = "Type: apt-get install nginx-light libnginx-mod-http-brotli-static"

MAIN = """{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
load_module {brotli};
worker_processes auto;
events {{ worker_connections 2048; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include site.conf;
}}
"""

CLINIC = """include guide/http.conf;
server {{
    listen {https} ssl http2;
    server_name clinic.example;
    ssl_certificate {folder}/certificate.pem;
    ssl_certificate_key {folder}/key.pem;
    root {folder}/empty;
    include guide/sub-path.conf;
}}
"""


@dataclass(frozen=True)
class Server:
    """A running nginx: its two ports, and the folder that holds all it wrote."""

    https: int
    http: int
    folder: Path

    @property
    def address(self) -> str:
        """The address of the front page of a site at the top of its name."""
        return f"https://127.0.0.1:{self.https}/"


def find(program: str, install: str = INSTALL) -> str:
    """Return where a program is, or say in a sentence how to get it."""
    path = shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if path is None:
        raise RuntimeError(
            f"{program} is not installed, so the site cannot be tried as a server would send it. {install}"
        )
    return path


def find_brotli() -> Path:
    """Return where nginx' module for packed copies in brotli is."""
    for folder in MODULES:
        if (path := Path(folder, BROTLI)).is_file():
            return path
    raise RuntimeError(f"nginx' module for brotli is not installed, so brotli cannot be tried. {INSTALL}")


def free_port() -> int:
    """Ask the system for a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def certify(folder: Path) -> None:
    """Write a certificate that nobody but this machine trusts, and its key, for two days."""
    openssl = find("openssl", "Type: apt-get install openssl")
    command = f"{openssl} req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=guide.example"
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run([*command.split(), *files], check=True, capture_output=True, timeout=30)


def replaced(text: str, changes: dict[str, str]) -> str:
    """Change words in a configuration; each must be there, or we would try a file that nobody gets."""
    for old, new in changes.items():
        if old not in text:
            raise RuntimeError(
                f"The words “{old}” are no longer in the nginx configuration; deploy/loopback.py changes them."
            )
        text = text.replace(old, new)
    return text


def write(server: Server, site: Path, sub_path: bool, log: bool) -> None:
    """Write the configuration: our own files, with what belongs to this machine put in."""
    folder = server.folder
    (folder / "empty").mkdir()
    (folder / "www").mkdir()
    (folder / "www" / "guide").symlink_to(site.resolve())
    shutil.copytree(HERE / "nginx", folder / "guide")
    changes = {"root /srv/www;": f"root {folder}/www;"}
    part = folder / "guide" / "sub-path.conf"
    part.write_text(replaced(part.read_text("utf-8"), changes), "utf-8")
    changes = {"error_log /var/log/nginx/error.log crit;": f"error_log {folder}/error.log crit;"}
    if log:
        changes["\naccess_log off;"] = f"\naccess_log {folder}/access.log guide;"
    part = folder / "guide" / "guide.conf"
    part.write_text(replaced(part.read_text("utf-8"), changes), "utf-8")
    if sub_path:
        text = CLINIC.format(https=f"127.0.0.1:{server.https}", folder=folder)
    else:
        text = replaced(
            (HERE / "nginx.conf").read_text("utf-8"),
            {
                "    listen [::]:80;\n": "",
                "    listen [::]:443 ssl http2;\n": "",
                "listen 80;": f"listen 127.0.0.1:{server.http};",
                "listen 443 ssl": f"listen 127.0.0.1:{server.https} ssl",
                "/etc/ssl/guide/fullchain.pem": f"{folder}/certificate.pem",
                "/etc/ssl/guide/privkey.pem": f"{folder}/key.pem",
                "root /srv/guide;": f"root {site.resolve()};",
            },
        )
    (folder / "site.conf").write_text(text, "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(user=user, folder=folder, brotli=find_brotli()), "utf-8")
    certify(folder)


def wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Wait until nginx answers, and repeat what it said if it gave up."""
    for _ in range(100):
        if process.poll() is not None:
            said = process.stderr.read().decode() if process.stderr else ""
            raise RuntimeError(f"nginx did not start. It said: {said.strip()}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", server.https), timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError("nginx started, and did not answer within five seconds.")


@contextlib.contextmanager
def serving(site: Path, folder: Path, *, sub_path: bool = False, log: bool = False) -> Iterator[Server]:
    """Serve a built site from `folder`, at the top of its name or below /guide/, and stop at the end."""
    program = find("nginx")
    server = Server(free_port(), free_port(), folder.resolve())
    write(server, site, sub_path, log)
    command = [
        program,
        "-e",
        str(server.folder / "error.log"),
        "-p",
        str(server.folder),
        "-c",
        str(server.folder / "nginx.conf"),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        wait(server, process)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
