import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PeerCommand } from '../support/processes.ts'

type Proxy = Pick<PeerCommand, 'command' | 'args'>

/** nginx with one worker and kept connections on both sides. */
export function nginx(folder: string, port: number, desk: number): Proxy {
  const file = join(folder, 'nginx.conf')
  writeFileSync(
    file,
    `daemon off; master_process off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr crit;
events { worker_connections 4096; }
http {
  access_log off; client_body_temp_path ${folder}/bodies; proxy_temp_path ${folder}/answers;
  upstream desk { server 127.0.0.1:${desk}; keepalive 256; keepalive_requests 1000000000; }
  server {
    listen 127.0.0.1:${port} backlog=1024; keepalive_requests 1000000000; client_max_body_size 0;
    location / {
      proxy_pass http://desk; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_request_buffering off; proxy_read_timeout 600s; proxy_send_timeout 600s;
    }
  }
}
`,
  )
  return { command: 'nginx', args: ['-e', 'stderr', '-p', folder, '-c', file] }
}

/** haproxy with one thread. */
export function haproxy(folder: string, port: number, desk: number): Proxy {
  const file = join(folder, 'haproxy.cfg')
  writeFileSync(
    file,
    `global
  nbthread 1
  maxconn 4096
defaults
  mode http
  timeout connect 5s
  timeout client 600s
  timeout server 600s
  http-reuse always
frontend callers
  bind 127.0.0.1:${port}
  default_backend desks
backend desks
  server desk 127.0.0.1:${desk}
`,
  )
  return { command: 'haproxy', args: ['-db', '-q', '-f', file] }
}
