# Times nlme::lme and, for a constant variance, lme4::lmer. Usage: Rscript peers.R data.csv constant|ident|exp|power
words <- commandArgs(trailingOnly = TRUE)
d <- read.csv(words[1], stringsAsFactors = TRUE)
d$id <- interaction(d$donor, d$mouse, drop = TRUE)
model <- words[2]

report <- function(name, fit) {
  ms <- system.time(l <- tryCatch(fit(), error = function(e) conditionMessage(e)))[["elapsed"]] * 1000
  cat(sprintf("%-9s %11s rows %10.1f ms  %s %s\n", model, format(nrow(d), big.mark = ","), ms, name,
              if (is.numeric(l)) sprintf("log-likelihood %.3f", l) else paste("error:", gsub("\\s+", " ", l))))
}

if (requireNamespace("nlme", quietly = TRUE)) {
  library(nlme)
  weights <- switch(model, constant = NULL, ident = varIdent(form = ~ 1 | arm), exp = varExp(form = ~ day), power = varPower())
  formula <- if (model == "power") volume ~ day + day:treated else logvolume ~ day + day:treated
  report("nlme", function() {
    fit <- do.call(lme, list(fixed = formula, data = quote(d), random = list(donor = ~ day, mouse = ~ day), weights = weights))
    as.numeric(logLik(fit))
  })
}
if (model == "constant" && requireNamespace("lme4", quietly = TRUE)) {
  report("lme4", function() {
    fit <- suppressMessages(suppressWarnings(lme4::lmer(logvolume ~ day + day:treated + (day | donor) + (day | id), d)))
    as.numeric(logLik(fit))
  })
}
