FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /src
COPY .mvn .mvn
COPY pom.xml .
COPY processes processes
COPY forms forms
COPY src src
RUN mvn -B -ntp -DskipTests package && mv target/gendan-*.jar target/gendan.jar

FROM eclipse-temurin:17-jre
RUN useradd --system --no-create-home --shell /usr/sbin/nologin gendan
WORKDIR /app
COPY --from=build /src/target/gendan.jar gendan.jar
COPY processes processes
COPY forms forms
ENV GENDAN_PROCESSES_DIR=/app/processes \
    GENDAN_FORMS_DIR=/app/forms
# Not its own folder's owner: the image keeps no data, so it starts only with a database given (SPRING_DATASOURCE_URL).
USER gendan
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
    CMD curl -fsS -o /dev/null "http://localhost:${SERVER_PORT:-8080}/actuator/health/readiness" \
        || curl -fsSk -o /dev/null "https://localhost:${SERVER_PORT:-8080}/actuator/health/readiness" || exit 1
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "/app/gendan.jar"]
