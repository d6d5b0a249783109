"""Our own checks of what no linter knows: the templates and the stylesheets. `bin/test --lint` runs them."""
