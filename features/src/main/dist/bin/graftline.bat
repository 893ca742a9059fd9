@echo off
rem Starts Graftline. Java options of your own go into GRAFTLINE_JAVA_OPTS.
setlocal
set "INSTALLATION=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -XX:+UseSerialGC -Xshare:auto -Djava.awt.headless=true "-Dgraftline.installation=%INSTALLATION%" %GRAFTLINE_JAVA_OPTS% -cp "%INSTALLATION%\lib\*" org.graftline.launcher.Main %*
exit /b %ERRORLEVEL%
