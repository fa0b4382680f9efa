using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace RevenueDashboard.Data.Postgres;

/// <summary>Binary COPY. It occupies the connection until <see cref="Complete"/>, so new customers and products follow after the rows.</summary>
internal sealed class PostgresSpendSink : SpendSink
{
    private readonly NpgsqlConnection connection;
    private NpgsqlBinaryImporter? rows;

    public PostgresSpendSink(RevenueContext context, int batchId, NumberRegister customers, NumberRegister products)
        : base(batchId, customers, products) =>
        connection = (NpgsqlConnection)context.Database.GetDbConnection();

    protected override void WriteRow(in SpendRow row)
    {
        // Not before the first row: until then the reader may still find that there is nothing to write.
        rows ??= connection.BeginBinaryImport(
            """
            COPY "Records" ("BatchId", "Line", "Month", "CustomerId", "ProductId", "RevenueType", "Currency", "Amount",
                "AmountLow", "AmountHigh", "Status", "Qualifier", "Source", "Note", "Quantity", "Unit") FROM STDIN (FORMAT BINARY)
            """);

        rows.StartRow();
        rows.Write(BatchId, NpgsqlDbType.Integer);
        rows.Write(row.Line, NpgsqlDbType.Bigint);
        rows.Write(row.Month.Index, NpgsqlDbType.Integer);
        rows.Write(row.CustomerId, NpgsqlDbType.Integer);
        rows.Write(row.ProductId, NpgsqlDbType.Integer);
        rows.Write((short)row.RevenueType, NpgsqlDbType.Smallint);
        rows.Write(row.Currency.Code, NpgsqlDbType.Char);
        rows.Write(row.Amount, NpgsqlDbType.Bigint);
        Write(row.AmountLow);
        Write(row.AmountHigh);
        rows.Write((short)row.Status, NpgsqlDbType.Smallint);
        Write(row.Qualifier);
        Write(row.Source);
        Write(row.Note);
        Write(row.Quantity);
        Write(row.Unit);
    }

    public override void Complete()
    {
        rows?.Complete();
        rows?.Dispose();
        rows = null;
        Save("""COPY "Customers" ("Id", "Key", "Name") FROM STDIN (FORMAT BINARY)""", Customers);
        Save("""COPY "Products" ("Id", "Key", "Name") FROM STDIN (FORMAT BINARY)""", Products);
    }

    public override void Dispose() => rows?.Dispose();

    private void Save(string copy, NumberRegister register)
    {
        if (register.Added.Count == 0) return;

        using var names = connection.BeginBinaryImport(copy);
        foreach (var (number, key, name) in register.Added)
        {
            names.StartRow();
            names.Write(number, NpgsqlDbType.Integer);
            names.Write(key, NpgsqlDbType.Text);
            names.Write(name, NpgsqlDbType.Text);
        }

        names.Complete();
        register.Saved();
    }

    private void Write(long? number)
    {
        if (number is { } some) rows!.Write(some, NpgsqlDbType.Bigint);
        else rows!.WriteNull();
    }

    private void Write(string? text)
    {
        if (text is null) rows!.WriteNull();
        else rows!.Write(text, NpgsqlDbType.Text);
    }
}
