# Writes the gazetteer's tables into a source file, so that the programs need no data files beside them.
# Used as: cmake -DTABLES=<folder> -DCOUNTRIES=<file.tsv> -DTEMPLATE=<file.in> -DOUTPUT=<file.cpp> -P EmbedGazetteer.cmake
foreach(table companies people places products events)
  file(READ "${TABLES}/${table}.tsv" ${table})
endforeach()
file(READ "${COUNTRIES}" countries)
configure_file("${TEMPLATE}" "${OUTPUT}" @ONLY)
