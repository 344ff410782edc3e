ln -s /dev/zero device.json
