using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>A billing entity by name. What is said about it (industry, parent …) comes with batches: see <see cref="CustomerFact"/>.</summary>
public sealed class Customer
{
    public int Id { get; set; }

    /// <summary>The identity: "id:" + the customer id of the file when it gives one, else "name:" + <see cref="Names.Key"/> of the name.</summary>
    public required string Key { get; set; }

    /// <summary>The first spelling seen, raw.</summary>
    public required string Name { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Customer>
    {
        public void Configure(EntityTypeBuilder<Customer> builder)
        {
            builder.HasIndex(customer => customer.Key).IsUnique();
            // Numbered by the writer: an import knows the numbers before the rows are in the database.
            builder.Property(customer => customer.Id).ValueGeneratedNever();
        }
    }
}
