using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RevenueDashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LimitSubjects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CustomerId",
                table: "LimitWaivers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "LimitWaivers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CustomerId",
                table: "LimitEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LimitsFollowed",
                table: "Books",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // A book whose levels were recorded already is followed from here on.
            migrationBuilder.Sql(
                """
                UPDATE "Books" SET "LimitsFollowed" = (SELECT MAX("Id") FROM "AuditEntries")
                WHERE EXISTS (SELECT 1 FROM "LimitEvents") AND EXISTS (SELECT 1 FROM "AuditEntries")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CustomerId",
                table: "LimitWaivers");

            migrationBuilder.DropColumn(
                name: "Subject",
                table: "LimitWaivers");

            migrationBuilder.DropColumn(
                name: "CustomerId",
                table: "LimitEvents");

            migrationBuilder.DropColumn(
                name: "LimitsFollowed",
                table: "Books");
        }
    }
}
