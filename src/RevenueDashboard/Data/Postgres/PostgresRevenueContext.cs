using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace RevenueDashboard.Data.Postgres;

/// <summary>The book on a server, for several front ends at once.</summary>
public sealed class PostgresRevenueContext(DbContextOptions<PostgresRevenueContext> options) : RevenueContext(options)
{
    internal sealed class DesignFactory : IDesignTimeDbContextFactory<PostgresRevenueContext>
    {
        public PostgresRevenueContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresRevenueContext>().UseNpgsql("Host=localhost;Database=design").Options);
    }
}
