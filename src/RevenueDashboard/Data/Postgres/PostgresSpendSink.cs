using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace RevenueDashboard.Data.Postgres;

/// <summary>Binary COPY. It occupies the connection until <see cref="SpendSink.Complete"/>, so new customers and products follow after the rows.</summary>
internal sealed class PostgresSpendSink : SpendSink
{
    private readonly NpgsqlConnection connection;
    private NpgsqlBinaryImporter? rows;

    public PostgresSpendSink(RevenueContext context, int batchId, NumberRegister customers, NumberRegister products)
        : base(batchId, customers, products) =>
        connection = (NpgsqlConnection)context.Database.GetDbConnection();

    protected override void WriteRows(ReadOnlySpan<SpendRow> written)
    {
        // Not before the first row: until then the reader may still find that there is nothing to write.
        rows ??= connection.BeginBinaryImport(
            """
            COPY "Records" ("BatchId", "Line", "Month", "CustomerId", "ProductId", "RevenueType", "Currency", "Amount",
                "AmountLow", "AmountHigh", "Status", "Qualifier", "Source", "Note", "Quantity", "Unit") FROM STDIN (FORMAT BINARY)
            """);
        foreach (ref readonly var row in written) Write(rows, row);
    }

    private void Write(NpgsqlBinaryImporter copy, in SpendRow row)
    {
        copy.StartRow();
        copy.Write(BatchId, NpgsqlDbType.Integer);
        copy.Write(row.Line, NpgsqlDbType.Bigint);
        copy.Write(row.Month.Index, NpgsqlDbType.Integer);
        copy.Write(row.CustomerId, NpgsqlDbType.Integer);
        copy.Write(row.ProductId, NpgsqlDbType.Integer);
        copy.Write((short)row.RevenueType, NpgsqlDbType.Smallint);
        copy.Write(row.Currency.Code, NpgsqlDbType.Char);
        copy.Write(row.Amount, NpgsqlDbType.Bigint);
        Write(row.AmountLow);
        Write(row.AmountHigh);
        copy.Write((short)row.Status, NpgsqlDbType.Smallint);
        Write(row.Qualifier);
        Write(row.Source);
        Write(row.Note);
        Write(row.Quantity);
        Write(row.Unit);
    }

    protected override void Finish()
    {
        rows?.Complete();
        rows?.Dispose();
        rows = null;
        Save("""COPY "Customers" ("Id", "Key", "Name") FROM STDIN (FORMAT BINARY)""", Customers);
        Save("""COPY "Products" ("Id", "Key", "Name") FROM STDIN (FORMAT BINARY)""", Products);
    }

    protected override void Close() => rows?.Dispose();

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
