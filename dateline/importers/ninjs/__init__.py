"""IPTC ninjs: stories as news agencies send them, in the versions 1.x, 2.x and 3.x."""
