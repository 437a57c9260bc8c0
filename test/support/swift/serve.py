"""Serves OpenStack Swift's proxy, account, container and object servers with S3 in front, on loopback, from one folder.

The servers are Swift's own; only their starting is ours. Prints the port as JSON, and ends when its stdin is closed.
"""

import eventlet

eventlet.monkey_patch()

import json
import os
import socket
import sys

from eventlet import wsgi
from eventlet.green import select

import swift.common.utils as utils

folder = sys.argv[1]
devices = os.path.join(folder, 'devices')
os.makedirs(os.path.join(devices, 'd'))


def write(name, text):
    with open(os.path.join(folder, name), 'w') as file:
        file.write(text)


STORAGE = ('account', 'container', 'object')

write('swift.conf', '''
[swift-hash]
swift_hash_path_prefix = prefix
swift_hash_path_suffix = suffix
[storage-policy:0]
name = default
default = yes
''')
for kind in STORAGE:
    write(kind + '.conf', f'''
[DEFAULT]
swift_dir = {folder}
devices = {devices}
mount_check = false
disable_fallocate = true
log_level = ERROR
[pipeline:main]
pipeline = {kind}-server
[app:{kind}-server]
use = egg:swift#{kind}
''')
# Nothing listens where the cache is said to be, so every question is answered from the disk.
write('proxy.conf', f'''
[DEFAULT]
swift_dir = {folder}
log_level = ERROR
[pipeline:main]
pipeline = catch_errors gatekeeper cache s3api tempauth proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
# There is one of each server: doing without it for a while, as among many, would be doing without the store.
error_suppression_limit = 1000000000
conn_timeout = 10
node_timeout = 60
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
allow_multipart_uploads = false
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
''')

utils.SWIFT_CONF_FILE = os.path.join(folder, 'swift.conf')
utils.validate_configuration()

from swift.common.ring import RingBuilder
from swift.common.storage_policy import reload_storage_policies
from swift.common.wsgi import loadapp

reload_storage_policies()

sockets = {}
for kind in (*STORAGE, 'proxy'):
    sockets[kind] = eventlet.listen(('127.0.0.1', 0))
    # Without it every answer waits for the other side's delayed acknowledgement: 40 ms.
    sockets[kind].setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

for kind in STORAGE:
    ring = RingBuilder(part_power=1, replicas=1, min_part_hours=0)
    port = sockets[kind].getsockname()[1]
    ring.add_dev({'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': port, 'device': 'd', 'weight': 1})
    ring.rebalance()
    ring.get_ring().save(os.path.join(folder, kind + '.ring.gz'))

silence = open(os.devnull, 'w')
for kind in (*STORAGE, 'proxy'):
    app = loadapp(os.path.join(folder, kind + '.conf'))
    eventlet.spawn(wsgi.server, sockets[kind], app, log=silence, log_output=False)

print(json.dumps({'port': sockets['proxy'].getsockname()[1]}), flush=True)

while True:
    select.select([sys.stdin], [], [])
    if os.read(sys.stdin.fileno(), 4096) == b'':
        os._exit(0)
